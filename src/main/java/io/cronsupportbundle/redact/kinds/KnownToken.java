package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Masks tokens that show by their first letters whose they are, whatever stands around them. The prefixes and least lengths are those
/// which the issuers publish.
@Singleton
final class KnownToken implements TextRule {
    private static final ByteSet NO_TOKEN = ByteSet.noWord("-");
    private static final ByteSet NO_HEXADECIMAL = ByteSet.where(c -> c != 0 && Character.digit(c, 16) < 0);
    private static final ByteSet NO_LETTER_OR_DIGIT = ByteSet.noLetterOrDigit();
    private static final ByteSet NO_WIDE = ByteSet.noWord("-./+=%");

    /// The digit of a token stands before this.
    private static final int LONGEST = 256;

    /// Prefix in lower case, and how many token characters must follow at least.
    private static final Map<String, Integer> PREFIXES = Map.ofEntries(
            Map.entry("akia", 16), Map.entry("asia", 16),
            Map.entry("ghp_", 36), Map.entry("gho_", 36), Map.entry("ghu_", 36), Map.entry("ghs_", 36), Map.entry("ghr_", 36),
            Map.entry("github_pat_", 40), Map.entry("glpat-", 20),
            Map.entry("xoxb-", 20), Map.entry("xoxp-", 20), Map.entry("xoxa-", 20), Map.entry("xoxr-", 20), Map.entry("xoxs-", 20),
            Map.entry("sk_live_", 16), Map.entry("rk_live_", 16), Map.entry("npm_", 36), Map.entry("aiza", 35), Map.entry("hvs.", 20),
            Map.entry("sk_test_", 16), Map.entry("rk_test_", 16), Map.entry("whsec_", 24), Map.entry("hvb.", 20), Map.entry("hvr.", 20),
            Map.entry("xapp-", 20), Map.entry("xoxe-", 20), Map.entry("xoxe.xox", 20), Map.entry("glptt-", 20), Map.entry("gldt-", 20),
            Map.entry("glrt-", 20), Map.entry("glcbt-", 20), Map.entry("pypi-ageichlwas5vcmc", 40), Map.entry("dckr_pat_", 20),
            Map.entry("dop_v1_", 40), Map.entry("doo_v1_", 40), Map.entry("ya29.", 20), Map.entry("gocspx-", 20), Map.entry("sk-ant-", 20),
            Map.entry("sk-proj-", 20), Map.entry("sk-svcacct-", 20), Map.entry("shpat_", 32), Map.entry("shpss_", 32), Map.entry("hf_", 30),
            Map.entry("lin_api_", 30), Map.entry("age-secret-key-1", 50), Map.entry("nvapi-", 40), Map.entry("ltai", 16),
            Map.entry("pmak-", 40), Map.entry("sq0csp-", 40), Map.entry("sq0atp-", 20), Map.entry("dapi", 32), Map.entry("figd_", 30),
            Map.entry("rubygems_", 40), Map.entry("tfp_", 40), Map.entry("glc_ey", 20), Map.entry("glc_", 32),
            Map.entry("glsa_", 32), Map.entry("sntrys_", 20),
            Map.entry("ops_ey", 40), Map.entry("key-3ax", 20), Map.entry("eaacedeose0cba", 20), Map.entry("atatt3xff", 40),
            Map.entry("atctt3xff", 40),
            Map.entry("hrku-", 30), Map.entry("nrak-", 27), Map.entry("akcp", 60), Map.entry("tskey-", 20), Map.entry("nfp_", 36),
            Map.entry("sbp_", 40), Map.entry("pscale_tkn_", 30), Map.entry("pscale_pw_", 30), Map.entry("pscale_oauth_", 30),
            Map.entry("lin_oauth_", 30), Map.entry("sk-or-v1-", 40), Map.entry("gsk_", 50), Map.entry("xai-", 60), Map.entry("pplx-", 40),
            Map.entry("r8_", 37), Map.entry("ntn_", 40), Map.entry("dp.pt.", 40), Map.entry("glsoat-", 20), Map.entry("glft-", 20),
            Map.entry("glimt-", 20), Map.entry("glagent-", 20), Map.entry("squ_", 40), Map.entry("sqp_", 40), Map.entry("sqa_", 40),
            Map.entry("oy2", 43), Map.entry("clojars_", 60), Map.entry("fm2_", 60), Map.entry("shippo_live_", 40), Map.entry("shpca_", 32),
            Map.entry("shppa_", 32), Map.entry("sk-admin-", 20), Map.entry("key-", 32), Map.entry("sntryu_", 40),
            Map.entry("gr1348941", 20), Map.entry("glwt-", 20), Map.entry("glffct-", 20), Map.entry("xoxc-", 20), Map.entry("xoxd-", 20),
            Map.entry("1//0", 40), Map.entry("absk", 30), Map.entry("dckr_oat_", 20), Map.entry("cmvmdgtuojaxoj", 30),
            Map.entry("dor_v1_", 40), Map.entry("ddapp_", 30), Map.entry("ddpat_", 30), Map.entry("nrii-", 19), Map.entry("nrjs-", 19),
            Map.entry("nriq-", 19),
            Map.entry("lsv2_pt_", 32), Map.entry("lsv2_sk_", 32), Map.entry("tvly-", 20), Map.entry("pcsk_", 30), Map.entry("cfut_", 30),
            Map.entry("cfat_", 30), Map.entry("mfa.", 40), Map.entry("atbb", 24), Map.entry("bbdc-", 30), Map.entry("shptka_", 32),
            Map.entry("dose", 32), Map.entry("dkea", 32), Map.entry("secret_", 43), Map.entry("dp.st.", 40), Map.entry("dp.ct.", 40),
            Map.entry("pul-", 40), Map.entry("sgp_", 40), Map.entry("rdme_", 40), Map.entry("ezak", 50), Map.entry("eztk", 50),
            Map.entry("duffel_live_", 30), Map.entry("duffel_test_", 30), Map.entry("flwseck", 32), Map.entry("sb_secret_", 20),
            Map.entry("ccipat_", 40), Map.entry("bkua_", 40), Map.entry("fo1_", 40), Map.entry("phc_", 40), Map.entry("phx_", 40),
            Map.entry("xkeysib-", 60), Map.entry("xsmtpsib-", 60), Map.entry("vercel_blob_rw_", 20), Map.entry("vcp_", 24),
            Map.entry("v1.local.", 60), Map.entry("v2.local.", 60), Map.entry("v3.local.", 60), Map.entry("v4.local.", 60),
            Map.entry("v1.public.", 60), Map.entry("v2.public.", 60), Map.entry("v3.public.", 60), Map.entry("v4.public.", 60),
            Map.entry("v1.0-", 120), Map.entry("sk-none-", 20), Map.entry("amzn.mws.", 32), Map.entry("amzn1.oa2-cs.v1.", 64),
            Map.entry("dt0c01.", 60), Map.entry("rzp_live_", 14), Map.entry("packagist_uut_", 40), Map.entry("cfpat-", 40));

    /// Their tokens have signs of base64, dots or percent signs in them.
    private static final Set<String> WIDE = Set.of("ya29.", "absk", "fm2_", "fo1_", "xoxd-", "atctt3xff", "dp.st.", "dp.ct.", "dt0c01.",
            "v1.local.", "v2.local.", "v3.local.", "v4.local.", "v1.public.", "v2.public.", "v3.public.", "v4.public.");

    private static final Set<String> HEXADECIMAL = Set.of("key-", "dose", "dkea", "pul-");

    /// Names of things may begin like these too: such a token has a digit in it, which long names seldom have.
    private static final Set<String> LIKE_NAMES = Set.of("secret_", "vcp_", "sgp_", "glc_", "phc_", "phx_", "mfa.", "pcsk_", "atbb",
            "absk", "cfat_", "cfut_", "ddapp_", "ddpat_", "bkua_", "fo1_", "rdme_", "ezak", "eztk", "flwseck", "tvly-", "sb_secret_",
            "v1.local.", "v2.local.", "v3.local.", "v4.local.", "v1.public.", "v2.public.", "v3.public.", "v4.public.");

    @Override
    public String name() {
        return "known-token";
    }

    @Override
    public String tokenType() {
        return "TOKEN";
    }

    @Override
    public List<String> triggers() {
        return PREFIXES.keySet().stream().sorted().toList();
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        String prefix = line.text(at, end).toLowerCase(Locale.ROOT);
        // In base64 a slash and a plus are characters like others, but no other sign is.
        boolean insideBase64 = (line.is(at - 1, '/') || line.is(at - 1, '+')) && prefix.chars().allMatch(Character::isLetterOrDigit);
        if (line.word(at - 1) || line.is(at - 1, '-') || insideBase64) {
            return;
        }
        int stop = line.until(end, signs(prefix));
        if (WIDE.contains(prefix) && line.is(stop - 1, '.')) {
            stop--;
        }
        int least = PREFIXES.getOrDefault(prefix, Integer.MAX_VALUE);
        // Notion's tokens have exactly so many letters and digits; a longer name goes on with another sign.
        boolean fits = prefix.equals("secret_") ? stop - end == least && !line.is(stop, '_') && !line.is(stop, '-') : stop - end >= least;
        if (fits && (!LIKE_NAMES.contains(prefix) || digit(line, end, Math.min(stop, end + LONGEST)))) {
            found.mask(at, stop);
        }
    }

    /// What ends a token with this prefix.
    private static ByteSet signs(String prefix) {
        if (HEXADECIMAL.contains(prefix)) {
            return NO_HEXADECIMAL;
        }
        return WIDE.contains(prefix) ? NO_WIDE : prefix.equals("secret_") ? NO_LETTER_OR_DIGIT : NO_TOKEN;
    }

    private static boolean digit(Line line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.at(i) >= '0' && line.at(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}

package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Masks tokens that show by their first letters whose they are, whatever stands around them. The prefixes and least lengths are those
/// which the issuers publish.
@Singleton
final class KnownToken implements TextRule {
    private static final ByteSet NO_TOKEN = ByteSet.noWord("-");
    private static final ByteSet NO_HEXADECIMAL = hexadecimal();

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
            Map.entry("rubygems_", 40), Map.entry("tfp_", 40), Map.entry("glc_ey", 20), Map.entry("glsa_", 32), Map.entry("sntrys_ey", 20),
            Map.entry("ops_ey", 40), Map.entry("key-3ax", 20), Map.entry("eaacedeose0cba", 20), Map.entry("atatt3xff", 40),
            Map.entry("hrku-", 30), Map.entry("nrak-", 27), Map.entry("akcp", 60), Map.entry("tskey-", 20), Map.entry("nfp_", 36),
            Map.entry("sbp_", 40), Map.entry("pscale_tkn_", 30), Map.entry("pscale_pw_", 30), Map.entry("pscale_oauth_", 30),
            Map.entry("lin_oauth_", 30), Map.entry("sk-or-v1-", 40), Map.entry("gsk_", 50), Map.entry("xai-", 60), Map.entry("pplx-", 40),
            Map.entry("r8_", 37), Map.entry("ntn_", 40), Map.entry("dp.pt.", 40), Map.entry("glsoat-", 20), Map.entry("glft-", 20),
            Map.entry("glimt-", 20), Map.entry("glagent-", 20), Map.entry("squ_", 40), Map.entry("sqp_", 40), Map.entry("sqa_", 40),
            Map.entry("oy2", 43), Map.entry("clojars_", 60), Map.entry("fm2_", 100), Map.entry("shippo_live_", 40), Map.entry("shpca_", 32),
            Map.entry("shppa_", 32), Map.entry("sk-admin-", 20), Map.entry("key-", 32), Map.entry("sntryu_", 40));

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
        // In base64 a slash is a character like others, but no other sign is.
        boolean insideBase64 = line.is(at - 1, '/') && prefix.chars().allMatch(Character::isLetterOrDigit);
        if (line.word(at - 1) || line.is(at - 1, '-') || insideBase64) {
            return;
        }
        int stop = line.until(end, prefix.equals("key-") ? NO_HEXADECIMAL : NO_TOKEN);
        int least = PREFIXES.getOrDefault(prefix, Integer.MAX_VALUE);
        if (stop - end >= least) {
            found.mask(at, stop);
        }
    }

    private static ByteSet hexadecimal() {
        StringBuilder others = new StringBuilder();
        for (char c = 1; c < 256; c++) {
            if (Character.digit(c, 16) < 0) {
                others.append(c);
            }
        }
        return ByteSet.of(others.toString());
    }
}

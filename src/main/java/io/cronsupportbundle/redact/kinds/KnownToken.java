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

    /// Prefix in lower case, and how many token characters must follow at least.
    private static final Map<String, Integer> PREFIXES = Map.ofEntries(
            Map.entry("akia", 16), Map.entry("asia", 16),
            Map.entry("ghp_", 36), Map.entry("gho_", 36), Map.entry("ghu_", 36), Map.entry("ghs_", 36), Map.entry("ghr_", 36),
            Map.entry("github_pat_", 40), Map.entry("glpat-", 20),
            Map.entry("xoxb-", 20), Map.entry("xoxp-", 20), Map.entry("xoxa-", 20), Map.entry("xoxr-", 20), Map.entry("xoxs-", 20),
            Map.entry("sk_live_", 16), Map.entry("rk_live_", 16), Map.entry("npm_", 36), Map.entry("aiza", 35), Map.entry("hvs.", 20));

    @Override
    public String name() {
        return "known-token";
    }

    @Override
    public List<String> triggers() {
        return PREFIXES.keySet().stream().sorted().toList();
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.word(at - 1)) {
            return;
        }
        int stop = line.until(end, NO_TOKEN);
        int least = PREFIXES.getOrDefault(line.text(at, end).toLowerCase(Locale.ROOT), Integer.MAX_VALUE);
        if (stop - end >= least) {
            found.mask(at, stop);
        }
    }
}

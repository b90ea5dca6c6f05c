package io.cronsupportbundle.job;

import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.redact.RedactedBundle;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Writes `summary.json`, the first entry of a bundle: what failed, what was counted, what is missing, in at most 16 KiB, so that one look
/// at the beginning of an archive tells whether it is worth opening.
final class SummaryWriter {
    static final BundlePath PATH = BundlePath.of("summary.json");

    private static final int FORMAT = 1;

    /// With 300 characters a message this keeps the file below 16 KiB.
    private static final int MAX_LISTED = 20;

    private static final int MAX_MESSAGE = 300;

    private final RunFacts facts;

    SummaryWriter(RunFacts facts) {
        this.facts = facts;
    }

    void write(RedactedBundle bundle, List<Finding> findings, JsonEntry entry) throws IOException {
        List<Gap> gaps = bundle.gaps();
        entry.startObject();
        entry.member("format", FORMAT);
        facts.write(entry);
        entry.member("complete", gaps.isEmpty());
        entry.name("entries");
        entry.startObject();
        for (Map.Entry<Outcome, Long> count : outcomes(bundle).entrySet()) {
            entry.member(count.getKey().key(), count.getValue());
        }
        entry.endObject();
        entry.member("redactions", bundle.entries().values().stream()
                .flatMap(one -> one.redactions().values().stream()).mapToLong(Integer::longValue).sum());
        verdicts(findings, entry);
        attention(findings, entry);
        missing(gaps, entry);
        entry.name("volatile");
        entry.startObject();
        entry.member("started", facts.started().toString());
        entry.endObject();
        entry.endObject();
        entry.complete();
    }

    private static Map<Outcome, Long> outcomes(RedactedBundle bundle) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        bundle.entries().values().forEach(one -> counts.merge(one.outcome(), 1L, Long::sum));
        bundle.missing().stream().distinct().forEach(gap -> counts.merge(gap.outcome(), 1L, Long::sum));
        return counts;
    }

    private static void verdicts(List<Finding> findings, JsonEntry entry) throws IOException {
        entry.name("findings");
        entry.startObject();
        for (Verdict verdict : Verdict.values()) {
            entry.member(verdict.key(), findings.stream().filter(finding -> finding.verdict() == verdict).count());
        }
        entry.endObject();
    }

    /// Failures first, then warnings, then what could not be judged.
    private static void attention(List<Finding> findings, JsonEntry entry) throws IOException {
        entry.name("attention");
        entry.startArray();
        int listed = 0;
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN, Verdict.UNKNOWN)) {
            for (Finding finding : findings) {
                if (finding.verdict() == verdict && listed++ < MAX_LISTED) {
                    entry.startObject();
                    entry.member("code", finding.code());
                    entry.member("verdict", verdict.key());
                    entry.member("title", shortened(finding.title()));
                    entry.member("message", shortened(finding.message()));
                    entry.endObject();
                }
            }
        }
        entry.endArray();
    }

    private static void missing(List<Gap> gaps, JsonEntry entry) throws IOException {
        entry.name("missing");
        entry.startArray();
        for (Gap gap : gaps.stream().distinct().limit(MAX_LISTED).toList()) {
            entry.startObject();
            entry.member("path", shortened(gap.place()));
            entry.member("outcome", gap.outcome().key());
            entry.member("cause", shortened(gap.cause()));
            entry.endObject();
        }
        entry.endArray();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "…";
    }
}

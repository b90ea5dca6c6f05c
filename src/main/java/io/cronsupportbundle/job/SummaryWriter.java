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

    private static final int MAX_LISTED = 20;

    private static final int MAX_MESSAGE = 300;

    /// Bytes for findings and for what is missing; together with the rest they stay below 16 KiB.
    private static final int ATTENTION_ROOM = 9 * 1024;

    private static final int MISSING_ROOM = 4 * 1024;

    /// What the names and the layout of one listed object take.
    private static final int OBJECT_BYTES = 160;

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
        int room = ATTENTION_ROOM;
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN, Verdict.UNKNOWN)) {
            for (Finding finding : findings) {
                if (finding.verdict() != verdict) {
                    continue;
                }
                String place = finding.places().stream().findFirst().orElse("");
                room -= bytes(finding.code(), finding.title(), finding.message(), place);
                if (room >= 0 && listed++ < MAX_LISTED) {
                    entry.startObject();
                    entry.member("code", shortened(finding.code()));
                    entry.member("verdict", verdict.key());
                    entry.member("title", shortened(finding.title()));
                    entry.member("message", shortened(finding.message()));
                    entry.member("place", shortened(place));
                    entry.endObject();
                }
            }
        }
        entry.endArray();
    }

    private static void missing(List<Gap> gaps, JsonEntry entry) throws IOException {
        entry.name("missing");
        entry.startArray();
        int room = MISSING_ROOM;
        for (Gap gap : gaps.stream().distinct().limit(MAX_LISTED).toList()) {
            room -= bytes(gap.place(), gap.cause());
            if (room < 0) {
                break;
            }
            entry.startObject();
            entry.member("path", shortened(gap.place()));
            entry.member("outcome", gap.outcome().key());
            entry.member("cause", shortened(gap.cause()));
            entry.endObject();
        }
        entry.endArray();
    }

    /// At most what an object with these texts takes in the file, where a character is three bytes or an escape of six.
    private static int bytes(String... texts) {
        int bytes = OBJECT_BYTES;
        for (String text : texts) {
            for (char c : shortened(text).toCharArray()) {
                boolean escaped = c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
                bytes += escaped ? 6 : c < 0x80 ? c == '"' || c == '\\' ? 2 : 1 : 3;
            }
        }
        return bytes;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "…";
    }
}

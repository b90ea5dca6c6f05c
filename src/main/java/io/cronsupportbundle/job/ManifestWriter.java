package io.cronsupportbundle.job;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.collect.CollectorRecord;
import io.cronsupportbundle.kubernetes.Usage;
import io.cronsupportbundle.redact.RedactedBundle;
import io.cronsupportbundle.redact.RedactedEntry;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes `manifest.json`: every planned entry with its outcome, so that a bundle says itself what is in it and what is not. What differs
/// from run to run although the cluster does not is in one member, `volatile`.
final class ManifestWriter {
    static final BundlePath PATH = BundlePath.of("manifest.json");

    /// Of the file; readers refuse what they do not know.
    private static final int FORMAT = 1;

    private final RunFacts facts;

    ManifestWriter(RunFacts facts) {
        this.facts = facts;
    }

    void write(RedactedBundle bundle, List<Problem> problems, List<CollectorRecord> collectors, Usage usage, JsonEntry entry)
            throws IOException {
        entry.startObject();
        entry.member("format", FORMAT);
        facts.write(entry);
        problems(problems, entry);
        entries(bundle, entry);
        links(bundle, entry);
        entry.name("volatile");
        entry.startObject();
        entry.member("started", facts.started().toString());
        entry.member("requests", usage.requests());
        entry.member("throttled", usage.throttled());
        entry.name("collectors");
        entry.startArray();
        for (CollectorRecord record : collectors) {
            entry.startObject();
            entry.member("title", record.title());
            entry.member("outcome", record.outcome().key());
            entry.member("cause", record.cause());
            entry.member("entries", record.entries());
            entry.member("requests", record.requests());
            entry.member("milliseconds", record.millis());
            entry.endObject();
        }
        entry.endArray();
        entry.endObject();
        entry.endObject();
        entry.complete();
    }

    private static void problems(List<Problem> problems, JsonEntry entry) throws IOException {
        entry.name("problems");
        entry.startArray();
        for (Problem problem : problems) {
            entry.startObject();
            entry.member("code", problem.code());
            entry.member("where", problem.where());
            entry.member("what", problem.what());
            entry.member("doThis", problem.doThis());
            entry.endObject();
        }
        entry.endArray();
    }

    private static void entries(RedactedBundle bundle, JsonEntry entry) throws IOException {
        entry.name("entries");
        entry.startArray();
        for (RedactedEntry one : bundle.entries().values()) {
            entry.startObject();
            entry.member("path", one.path().value());
            entry.member("outcome", one.outcome().key());
            if (!one.cause().isEmpty()) {
                entry.member("cause", one.cause());
            }
            entry.member("bytes", one.length());
            entry.member("sha256", one.sha256());
            entry.name("redactions");
            entry.startObject();
            for (Map.Entry<String, Integer> rule : new TreeMap<>(one.redactions()).entrySet()) {
                entry.member(rule.getKey(), rule.getValue());
            }
            entry.endObject();
            entry.endObject();
        }
        List<Gap> missing = bundle.missing().stream().distinct()
                .sorted(Comparator.comparing(Gap::place).thenComparing(Gap::outcome).thenComparing(Gap::cause)).toList();
        for (Gap gap : missing) {
            entry.startObject();
            entry.member("path", gap.place());
            entry.member("outcome", gap.outcome().key());
            entry.member("cause", gap.cause());
            entry.endObject();
        }
        entry.endArray();
    }

    private static void links(RedactedBundle bundle, JsonEntry entry) throws IOException {
        entry.name("links");
        entry.startObject();
        for (Map.Entry<BundlePath, BundlePath> link : bundle.links().entrySet()) {
            entry.member(link.getKey().value(), link.getValue().value());
        }
        entry.endObject();
    }
}

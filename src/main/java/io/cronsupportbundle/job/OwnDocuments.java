package io.cronsupportbundle.job;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.analyze.Analysis;
import io.cronsupportbundle.analyze.AnalysisJson;
import io.cronsupportbundle.analyze.AnalyzerRecord;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.collect.CollectorRecord;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The files that a run adds to what it has collected, in the forms that readers of bundles know. They pass the redactor like all others.
final class OwnDocuments {
    static final BundlePath VERSION = BundlePath.of("version.yaml");
    static final BundlePath ANALYSIS = BundlePath.of("analysis.json");
    static final BundlePath EXECUTION = BundlePath.of("execution-data/summary.txt");

    private final EntrySink sink;

    OwnDocuments(EntrySink sink) {
        this.sink = sink;
    }

    /// Readers find the top directory of a bundle by this file.
    void version(String version) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("apiVersion", "troubleshoot.sh/v1beta2");
        document.put("kind", "SupportBundle");
        document.put("spec", Map.of("versionNumber", "v" + version));
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES));
        text(VERSION, yaml.writeValueAsString(document));
    }

    void analysis(Analysis analysis) throws IOException {
        try (JsonEntry entry = sink.json(ANALYSIS, JsonStyle.FOUR_SPACES)) {
            AnalysisJson.write(analysis.findings(), entry);
            entry.complete();
        }
    }

    /// How long everything took, for people.
    void execution(List<CollectorRecord> collectors, List<AnalyzerRecord> analyzers, long millis) throws IOException {
        StringBuilder text = new StringBuilder();
        title(text, "Collectors Summary");
        if (collectors.isEmpty()) {
            text.append("No collectors executed\n");
        } else {
            text.append("Succeeded (S), eXcluded (X), Failed (F)\n");
            collectors.stream().sorted(Comparator.comparingLong(CollectorRecord::millis).reversed()).forEach(record -> line(text, record.title(),
                    record.outcome().complete() ? 'S' : 'F', String.format(Locale.ROOT, "%,dms", record.millis())));
        }
        title(text, "Analyzers Summary");
        if (analyzers.isEmpty()) {
            text.append("No analyzers executed\n");
        } else {
            text.append("Succeeded (S), eXcluded (X), Failed (F)\n");
            analyzers.forEach(record -> line(text, record.title().isEmpty() ? record.key() : record.title(), switch (record.state()) {
                case RAN -> 'S';
                case EXCLUDED -> 'X';
                case UNSUPPORTED, UNKNOWN, FAILED -> 'F';
            }, record.findings() + " finding(s)"));
        }
        text.append("\nDuration: ").append(String.format(Locale.ROOT, "%,d", millis)).append("ms\n");
        text(EXECUTION, text.toString());
    }

    private void text(BundlePath path, String content) throws IOException {
        try (TextEntry entry = sink.text(path)) {
            entry.write(content);
            entry.complete();
        }
    }

    private static void title(StringBuilder text, String title) {
        text.append(text.isEmpty() ? "" : "\n").append("============ ").append(title).append(" =============\n");
    }

    private static void line(StringBuilder text, String name, char state, String detail) {
        text.append(String.format(Locale.ROOT, "%-60s : %s%n", name + " (" + state + ")", detail));
    }
}

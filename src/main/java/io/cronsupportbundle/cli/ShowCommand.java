package io.cronsupportbundle.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.archive.OpenedBundle;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.redact.Redactor;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `show`: what a person wants to see of a bundle before opening it.
@Command(name = "show", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Shows what is in a bundle: findings first, then what is missing, sizes and redactions.", "",
            "Example:", "  cron-support-bundle show support-bundle.tar.gz"})
final class ShowCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WORST_FIRST = List.of("fail", "warn", "unknown", "neutral", "pass");

    /// What the summary of a bundle of ours adds to a finding: a verdict that `analysis.json` has no word for, and where to look.
    private record Attention(String title, String message, String verdict, String place) {
        private static Attention of(JsonNode node) {
            return new Attention(node.path("title").asText(), node.path("message").asText(), node.path("verdict").asText(),
                    node.path("place").asText());
        }

        private boolean isAbout(JsonNode insight) {
            return tells(title, insight.path("primary").asText()) && tells(message, insight.path("detail").asText());
        }

        /// Summaries cut long texts.
        private static boolean tells(String cut, String text) {
            return cut.endsWith("…") ? text.startsWith(cut.substring(0, cut.length() - 1)) : text.equals(cut);
        }
    }

    @Parameters(paramLabel = "BUNDLE", description = "an archive, or the directory it was unpacked to")
    Path bundle = Path.of("");

    @Option(names = {"-o", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text or json")
    OutputFormat format = OutputFormat.TEXT;

    @Inject
    Redactor redactor;

    @Inject
    Streams streams;

    @Override
    public Integer call() throws IOException {
        return BundleArgument.open(bundle, streams, opened -> {
            JsonNode analysis = read(opened, "analysis.json");
            JsonNode manifest = read(opened, "manifest.json");
            Map<String, Long> sizes = sizes(opened);
            Map<String, Integer> redactions = redactions(manifest);
            switch (format) {
                case TEXT -> {
                    findings(opened, analysis);
                    text(opened, sizes, redactions, read(opened, "redactions.json"));
                }
                case JSON -> json(opened, analysis, sizes, redactions, read(opened, "redactions.json"));
            }
            return ExitCode.DONE.code();
        });
    }

    private void findings(OpenedBundle opened, JsonNode analysis) throws IOException {
        PrintStream out = streams.out();
        out.println(opened.topDirectory());
        out.println("\nFindings");
        List<Attention> attentions = new ArrayList<>();
        read(opened, "summary.json").path("attention").forEach(node -> attentions.add(Attention.of(node)));
        Map<String, Map<String, Integer>> statements = new HashMap<>();
        for (JsonNode finding : analysis) {
            JsonNode insight = finding.path("insight");
            Optional<Attention> attention = attentions.stream().filter(one -> one.isAbout(insight)).findFirst();
            String place = attention.map(Attention::place).filter(text -> !text.isEmpty()).map(text -> "  [" + text + "]").orElse("");
            String verdict = attention.map(Attention::verdict).orElseGet(() -> verdict(finding.path("severity").asText()));
            statements.computeIfAbsent(verdict, _ -> new LinkedHashMap<>())
                    .merge(insight.path("primary").asText() + ": " + insight.path("detail").asText() + place, 1, Integer::sum);
        }
        for (String verdict : WORST_FIRST) {
            statements.getOrDefault(verdict, Map.of()).forEach((statement, times) ->
                    out.println("  " + (verdict + "         ").substring(0, 9) + redactor.redact(statement) + (times > 1 ? "  (" + times + " times)" : "")));
        }
        if (analysis.isEmpty()) {
            out.println("  none");
        }
    }

    private void text(OpenedBundle opened, Map<String, Long> sizes, Map<String, Integer> redactions, JsonNode report) {
        PrintStream out = streams.out();
        List<Gap> gaps = opened.gaps();
        out.println("\nMissing or cut: " + (gaps.isEmpty() ? "nothing that is known" : gaps.size() + " entries"));
        gaps.forEach(gap -> out.println("  " + gap.outcome().key() + "  " + redactor.redact(gap.place() + "  " + gap.cause())));
        out.println("\nSizes");
        long total = 0;
        for (Map.Entry<String, Long> size : sizes.entrySet()) {
            out.printf(Locale.ROOT, "  %12s  %s%n", ReportPrinter.size(size.getValue()), redactor.redact(size.getKey()));
            total += size.getValue();
        }
        out.printf(Locale.ROOT, "  %12s  in %d entries%n", ReportPrinter.size(total), opened.paths().size());
        out.println("\nRedacted: " + ReportPrinter.redactions(redactions));
        RedactionsPrinter.print(report, out, redactor);
    }

    private void json(OpenedBundle opened, JsonNode analysis, Map<String, Long> sizes, Map<String, Integer> redactions, JsonNode report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", opened.topDirectory());
        root.put("entries", opened.paths().size());
        root.set("findings", analysis);
        ReportJson.gaps(opened.gaps(), root.putArray("missing"));
        ObjectNode bytes = root.putObject("bytes");
        sizes.forEach(bytes::put);
        ObjectNode counts = root.putObject("redactions");
        redactions.forEach(counts::put);
        root.set("redactionsByFile", report.path("byFile"));
        streams.out().println(root.toPrettyString());
    }

    /// Bytes by the first two segments of paths, which is how bundles are laid out.
    private static Map<String, Long> sizes(OpenedBundle opened) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (BundlePath path : opened.paths()) {
            String[] segments = path.value().split("/", -1);
            String group = segments.length < 3 ? path.value() : segments[0] + "/" + segments[1] + "/";
            sizes.merge(group, opened.length(path), Long::sum);
        }
        return sizes;
    }

    private static Map<String, Integer> redactions(JsonNode manifest) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode entry : manifest.path("entries")) {
            entry.path("redactions").properties().forEach(rule -> counts.merge(rule.getKey(), rule.getValue().asInt(), Integer::sum));
        }
        return counts;
    }

    private static JsonNode read(OpenedBundle opened, String path) throws IOException {
        Optional<InputStream> stream = opened.open(BundlePath.of(path));
        if (stream.isEmpty()) {
            return JSON.createArrayNode();
        }
        try (InputStream in = stream.get()) {
            return JSON.readTree(in);
        } catch (JacksonException e) {
            return JSON.createArrayNode();
        }
    }

    private static String verdict(String severity) {
        return switch (severity) {
            case "error" -> "fail";
            case "warn" -> "warn";
            case "debug" -> "pass";
            default -> "neutral";
        };
    }
}

package io.cronsupportbundle.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.redact.Redactor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Prints what `redactions.json` says: each rule with its matches and bytes, and the files in which most was masked.
final class RedactionsPrinter {

    /// Files that are listed; the file itself has all.
    private static final int MAX_FILES = 20;

    private RedactionsPrinter() {}

    static void print(JsonNode report, PrintStream out, Redactor redactor) {
        for (JsonNode rule : report.path("byRule")) {
            out.printf(Locale.ROOT, "  %8d  %10s  %s%n", rule.path("matches").asLong(), ReportPrinter.size(rule.path("bytes").asLong()),
                    redactor.redact(rule.path("rule").asText()));
        }
        List<JsonNode> files = new ArrayList<>();
        report.path("byFile").forEach(files::add);
        files.sort(Comparator.comparingLong(RedactionsPrinter::matches).reversed());
        if (!files.isEmpty()) {
            out.println("\nRedacted most" + (files.size() > MAX_FILES ? ", " + MAX_FILES + " of " + files.size() + " files" : ""));
        }
        for (JsonNode file : files.stream().limit(MAX_FILES).toList()) {
            out.printf(Locale.ROOT, "  %8d  %s%n", matches(file), redactor.redact(file.path("path").asText()));
        }
    }

    private static long matches(JsonNode file) {
        long matches = 0;
        for (JsonNode rule : file.path("rules")) {
            matches += rule.path("matches").asLong();
        }
        return matches;
    }
}

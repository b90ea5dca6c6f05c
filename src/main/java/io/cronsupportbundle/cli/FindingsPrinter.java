package io.cronsupportbundle.cli;

import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.redact.Redactor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Prints findings, the worst first, each with the entry that it rests on and the object that it is about.
final class FindingsPrinter {
    private static final List<Verdict> WORST_FIRST = List.of(Verdict.FAIL, Verdict.WARN, Verdict.UNKNOWN, Verdict.NEUTRAL, Verdict.PASS);

    private FindingsPrinter() {}

    /// One line for what one check says of many entries.
    private record Statement(Verdict verdict, String title, String message) {}

    static void print(List<Finding> findings, PrintStream out, Redactor redactor) {
        if (findings.isEmpty()) {
            out.println("\nFindings: none; the specification has no analyzers, or none of them had anything to say.");
            return;
        }
        out.println("\nFindings");
        Map<Statement, List<String>> statements = new LinkedHashMap<>();
        for (Finding finding : findings) {
            statements.computeIfAbsent(new Statement(finding.verdict(), finding.title(), finding.message()), _ -> new ArrayList<>())
                    .addAll(finding.places());
        }
        for (Verdict verdict : WORST_FIRST) {
            statements.forEach((statement, evidence) -> {
                if (statement.verdict == verdict) {
                    out.println("  " + redactor.redact(line(statement, evidence)));
                }
            });
        }
    }

    private static String line(Statement statement, List<String> evidence) {
        String message = statement.message.strip().replace("\n", "\n           ");
        String more = evidence.size() > 1 ? " and " + (evidence.size() - 1) + " more" : "";
        return (statement.verdict.key() + "         ").substring(0, 9) + statement.title + (message.isEmpty() ? "" : ": " + message)
                + (evidence.isEmpty() ? "" : "  [" + evidence.getFirst() + more + "]");
    }
}

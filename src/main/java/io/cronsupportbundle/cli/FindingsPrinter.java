package io.cronsupportbundle.cli;

import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.redact.Redactor;
import java.io.PrintStream;
import java.util.List;

/// Prints findings, the worst first, each with the entry that it rests on.
final class FindingsPrinter {
    private static final List<Verdict> WORST_FIRST = List.of(Verdict.FAIL, Verdict.WARN, Verdict.UNKNOWN, Verdict.NEUTRAL, Verdict.PASS);

    /// One check over a hundred files gives a hundred passes, which nobody reads.
    private static final int MAX_PASSES = 10;

    private FindingsPrinter() {}

    static void print(List<Finding> findings, PrintStream out, Redactor redactor) {
        if (findings.isEmpty()) {
            out.println("\nFindings: none; the specification has no analyzers, or none of them had anything to say.");
            return;
        }
        out.println("\nFindings");
        int passes = 0;
        for (Verdict verdict : WORST_FIRST) {
            for (Finding finding : findings) {
                if (finding.verdict() == verdict && (verdict != Verdict.PASS || passes++ < MAX_PASSES)) {
                    String place = finding.evidence().isEmpty() ? "" : "  [" + finding.evidence().getFirst()
                            + (finding.evidence().size() > 1 ? " and " + (finding.evidence().size() - 1) + " more" : "") + "]";
                    String message = finding.message().strip().replace("\n", "\n" + " ".repeat(11));
                    out.println("  " + padded(verdict) + redactor.redact(finding.title() + (message.isEmpty() ? "" : ": " + message) + place));
                }
            }
        }
        if (passes > MAX_PASSES) {
            out.println("  " + padded(Verdict.PASS) + "… and " + (passes - MAX_PASSES) + " more");
        }
    }

    private static String padded(Verdict verdict) {
        return (verdict.key() + "         ").substring(0, 9);
    }
}

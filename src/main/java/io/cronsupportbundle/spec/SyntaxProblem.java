package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.DocumentSplitter.Piece;
import java.util.List;

/// Turns what the parser says about broken YAML into what its author can do about it. The usual causes are a handful.
final class SyntaxProblem {
    /// What follows it in the parser's words is text of the author, perhaps a password without quotes.
    private static final String UNKNOWN_TAG = "found undefined tag handle";

    private SyntaxProblem() {}

    static BrokenDocument of(Piece piece, String problem, Position at) {
        List<String> lines = piece.text().lines().toList();
        int index = at.line() - piece.firstLine();
        String line = index >= 0 && index < lines.size() ? lines.get(index) : "";
        String first = problem.lines().findFirst().orElse("");
        if (first.startsWith(UNKNOWN_TAG)) {
            first = UNKNOWN_TAG;
        }
        return new BrokenDocument("spec.broken-yaml", at, "The document is not valid YAML: " + first, remedy(line));
    }

    private static String remedy(String line) {
        if (line.contains("{{")) {
            return "Render the template on this line before it is read, or put it in quotes";
        }
        if (line.stripLeading().startsWith("<")) {
            return "Give the specification itself; this looks like a web page";
        }
        if (!line.isBlank() && line.substring(0, line.indexOf(line.strip().charAt(0))).contains("\t")) {
            return "Indent with spaces instead of tabs";
        }
        if (line.contains(": >") || line.contains(": @") || line.contains(": `") || line.contains(": %") || line.contains(": *")) {
            return "Put the value in quotes";
        }
        return "Check indentation, brackets and quotes on this line and the one above";
    }
}

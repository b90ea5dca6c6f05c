package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.DocumentSplitter.Piece;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lets pass the tabs that Go's library takes and this parser does not: between a key and its value, and behind a value. A tab that
/// indents is refused by both.
final class TabRepair {
    private static final int LONGEST = 1024 * 1024;
    private static final Pattern INDENTATION = Pattern.compile("[\\s\\-?:]*");

    private TabRepair() {}

    /// The document with a blank for the tab that stopped the parser, or nothing when something else did.
    static Optional<Piece> of(Piece piece, SpecProblem problem) {
        String text = piece.text();
        int index = piece.indexOf(problem.position());
        if (!problem.code().equals("spec.broken-yaml") || text.length() > LONGEST || index >= text.length() || text.charAt(index) != '\t') {
            return Optional.empty();
        }
        int start = Math.max(text.lastIndexOf('\n', index), text.lastIndexOf('\r', index)) + 1;
        if (INDENTATION.matcher(text.substring(start, index)).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Piece(piece.source(), piece.firstLine(), text.substring(0, index) + ' ' + text.substring(index + 1)));
    }
}

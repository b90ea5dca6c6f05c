package io.cronsupportbundle.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a text at its document markers before any YAML is read, so that a broken document does not take its neighbours with it.
///
/// The peer cuts at exactly newline `---` newline and then loses what follows a marker with a blank, a comment or a CRLF
/// (analyzers-and-redaction.md §5.2, T42). Here every line that YAML 1.2 §9.1.2 takes for a marker cuts.
final class DocumentSplitter {
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(?:\\r\\n|\\r|\\n|\\z)");

    private DocumentSplitter() {}

    /// Part of a text.
    ///
    /// @param firstLine where it starts in the whole text, counted from 1
    record Piece(String source, int firstLine, String text) {

        /// The index in the text of a place in the whole.
        int indexOf(Position position) {
            Matcher lines = LINE.matcher(text);
            for (int line = firstLine; lines.find(); line++) {
                if (line == position.line() || lines.end() == text.length()) {
                    int column = Math.min(position.column() - 1, text.codePointCount(lines.start(), lines.end()));
                    return text.offsetByCodePoints(lines.start(), column);
                }
            }
            return text.length();
        }
    }

    static List<Piece> split(SpecText whole) {
        String text = whole.text().startsWith("\uFEFF") ? whole.text().substring(1) : whole.text();
        List<Piece> pieces = new ArrayList<>();
        Matcher lines = LINE.matcher(text);
        int line = 0;
        int start = 0;
        int startLine = 1;
        boolean started = false;
        while (lines.find() && lines.start() < text.length()) {
            line++;
            if (isMarker("...", text, lines.start(), lines.end())) {
                // A marker that ends a document belongs to that document.
                if (started) {
                    pieces.add(new Piece(whole.source(), startLine, text.substring(start, lines.end())));
                }
                start = lines.end();
                startLine = line + 1;
                started = false;
                continue;
            }
            if (isMarker("---", text, lines.start(), lines.end()) && started) {
                pieces.add(new Piece(whole.source(), startLine, text.substring(start, lines.start())));
                start = lines.start();
                startLine = line;
            }
            started |= isContent(text, lines.start(), lines.end());
        }
        if (started) {
            pieces.add(new Piece(whole.source(), startLine, text.substring(start)));
        }
        return pieces;
    }

    private static boolean isMarker(String marker, String text, int start, int end) {
        return text.startsWith(marker, start) && (start + 3 == end || " \t\r\n".indexOf(text.charAt(start + 3)) >= 0);
    }

    /// Blank lines, comments and directives before a marker belong to the document that the marker starts.
    private static boolean isContent(String text, int start, int end) {
        if (text.charAt(start) == '%') {
            return false;
        }
        String line = text.substring(start, end).strip();
        return !line.isEmpty() && line.charAt(0) != '#';
    }
}

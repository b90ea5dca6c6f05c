package io.cronsupportbundle.analyze;

import java.util.ArrayList;
import java.util.List;

/// File patterns as Go's `path/filepath.Match` reads them, because specifications are written for it: `*` and `?` stay within a segment,
/// `[a-z]`, `[^a-z]`, `\` escapes; no `**`, no `{a,b}`. Java's own globs differ in all of these.
///
/// Matching takes at most length of the pattern times length of the name, whatever the pattern.
public final class GoGlob {

    private sealed interface Part {}

    private enum Wild implements Part {
        ANY_TEXT,
        ANY_CHARACTER
    }

    private record Literal(int codePoint) implements Part {}

    private record CharacterClass(boolean negated, List<int[]> ranges) implements Part {
        boolean matches(int codePoint) {
            boolean inside = ranges.stream().anyMatch(range -> range[0] <= codePoint && codePoint <= range[1]);
            return inside != negated;
        }
    }

    private final String pattern;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    private GoGlob(String pattern) {
        this.pattern = pattern;
    }

    /// Reads a pattern.
    ///
    /// @throws AnalyzerException when the pattern has an open `[`, an empty class or a `\` at its end
    public static GoGlob compile(String pattern) throws AnalyzerException {
        GoGlob glob = new GoGlob(pattern);
        while (glob.at < pattern.length()) {
            glob.parts.add(glob.part());
        }
        return glob;
    }

    public boolean matches(String name) {
        int[] text = name.codePoints().toArray();
        int part = 0;
        int i = 0;
        int retryPart = -1;
        int retryText = 0;
        while (i < text.length || part < parts.size()) {
            if (part < parts.size()) {
                Part wanted = parts.get(part);
                if (wanted == Wild.ANY_TEXT) {
                    retryPart = part;
                    retryText = i;
                    part++;
                    continue;
                }
                if (i < text.length && matches(wanted, text[i])) {
                    part++;
                    i++;
                    continue;
                }
            }
            if (retryPart < 0 || retryText >= text.length || text[retryText] == '/') {
                return false;
            }
            retryText++;
            part = retryPart + 1;
            i = retryText;
        }
        return true;
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static boolean matches(Part part, int codePoint) {
        return switch (part) {
            case Wild _ -> codePoint != '/';
            case Literal literal -> literal.codePoint() == codePoint;
            case CharacterClass set -> codePoint != '/' && set.matches(codePoint);
        };
    }

    private Part part() throws AnalyzerException {
        int c = next();
        return switch (c) {
            case '*' -> Wild.ANY_TEXT;
            case '?' -> Wild.ANY_CHARACTER;
            case '\\' -> new Literal(next());
            case '[' -> characterClass();
            default -> new Literal(c);
        };
    }

    private Part characterClass() throws AnalyzerException {
        boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        List<int[]> ranges = new ArrayList<>();
        while (at >= pattern.length() || pattern.charAt(at) != ']' || ranges.isEmpty()) {
            int low = member();
            int high = low;
            if (at < pattern.length() && pattern.charAt(at) == '-') {
                at++;
                high = member();
            }
            ranges.add(new int[] {low, high});
        }
        at++;
        return new CharacterClass(negated, List.copyOf(ranges));
    }

    private int member() throws AnalyzerException {
        int c = next();
        if (c == '-' || c == ']') {
            throw bad("a class with '" + (char) c + "' where a character should be");
        }
        return c == '\\' ? next() : c;
    }

    private int next() throws AnalyzerException {
        if (at >= pattern.length()) {
            throw bad("an end in the middle of a class or an escape");
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private AnalyzerException bad(String what) {
        return new AnalyzerException("the file pattern \"" + pattern + "\" has " + what);
    }
}

package io.cronsupportbundle.regex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Texts of which one must stand in whatever a regular expression matches. Most expressions of specifications hold a plain word, and most
/// logs do not: looking for the word first costs a fiftieth of running the expression's machine over every byte.
///
/// The answer errs on one side only. Whatever is not plain in an expression makes it say less, and what it says is always required.
final class RequiredText {

    /// Shorter texts stand everywhere.
    private static final int LEAST = 3;

    private static final int MAX_ALTERNATIVES = 32;

    private final List<byte[]> alternatives;
    private final boolean fold;

    private RequiredText(List<byte[]> alternatives, boolean fold) {
        this.alternatives = alternatives;
        this.fold = fold;
    }

    /// What `regex`, a valid expression in Go's syntax, requires; nothing when that cannot be told.
    static Optional<RequiredText> of(String regex) {
        String rest = regex;
        boolean fold = false;
        if (rest.startsWith("(?")) {
            int end = rest.indexOf(')');
            if (end > 2 && rest.substring(2, end).chars().allMatch(c -> "imsU".indexOf(c) >= 0)) {
                fold = rest.substring(2, end).indexOf('i') >= 0;
                rest = rest.substring(end + 1);
            }
        }
        try {
            List<String> any = new Scan(rest).all();
            boolean plain = !fold || any.stream().allMatch(text -> text.chars().allMatch(c -> c < 0x80));
            if (any.isEmpty() || !plain || shortest(any) < LEAST || any.size() > MAX_ALTERNATIVES) {
                return Optional.empty();
            }
            boolean lower = fold;
            return Optional.of(new RequiredText(any.stream()
                    .map(text -> (lower ? asciiLower(text) : text).getBytes(StandardCharsets.UTF_8)).toList(), fold));
        } catch (NotPlainException e) {
            return Optional.empty();
        }
    }

    /// Whether one of the texts is there. Letters beyond ASCII that fold to `k` and `s` (U+212A, U+017F) count as there, to be safe.
    boolean in(byte[] utf8) {
        for (byte[] text : alternatives) {
            if (contains(utf8, text)) {
                return true;
            }
        }
        return fold && (contains(utf8, new byte[] {(byte) 0xE2, (byte) 0x84, (byte) 0xAA}) || contains(utf8, new byte[] {(byte) 0xC5, (byte) 0xBF}));
    }

    private boolean contains(byte[] utf8, byte[] text) {
        byte first = text[0];
        byte other = fold && first >= 'a' && first <= 'z' ? (byte) (first - 32) : first;
        for (int i = 0, last = utf8.length - text.length; i <= last; i++) {
            if ((utf8[i] == first || utf8[i] == other) && matches(utf8, i, text)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(byte[] utf8, int at, byte[] text) {
        for (int i = 1; i < text.length; i++) {
            byte b = utf8[at + i];
            if (b != text[i] && !(fold && b >= 'A' && b <= 'Z' && b + 32 == text[i])) {
                return false;
            }
        }
        return true;
    }

    private static int shortest(List<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private static String asciiLower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + 32));
            }
        }
        return lower.toString();
    }

    /// The expression has something in it that this reader does not follow.
    private static final class NotPlainException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// Reads an expression from left to right. An empty list means that nothing is required.
    private static final class Scan {
        private static final int MAX_DEPTH = 250;

        private final String regex;
        private int at;
        private int depth;

        Scan(String regex) {
            this.regex = regex;
        }

        List<String> all() throws NotPlainException {
            List<String> any = alternation();
            if (at < regex.length()) {
                throw new NotPlainException();
            }
            return any;
        }

        private List<String> alternation() throws NotPlainException {
            if (++depth > MAX_DEPTH) {
                throw new NotPlainException();
            }
            List<String> any = new ArrayList<>();
            boolean free = false;
            do {
                List<String> branch = concatenation();
                free |= branch.isEmpty();
                any.addAll(branch);
            } while (take('|'));
            depth--;
            return free ? List.of() : any;
        }

        private List<String> concatenation() throws NotPlainException {
            Best best = new Best();
            StringBuilder run = new StringBuilder();
            while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
                char c = regex.charAt(at++);
                switch (c) {
                    case '(' -> {
                        best.end(run);
                        List<String> inner = group();
                        if (!optional()) {
                            best.offer(inner);
                        }
                    }
                    case '[' -> {
                        best.end(run);
                        skipClass();
                        optional();
                    }
                    case '.', '^', '$' -> {
                        best.end(run);
                        optional();
                    }
                    case '\\' -> escape(run, best);
                    case '*', '+', '?', '{' -> throw new NotPlainException();
                    default -> literal(c, run, best);
                }
            }
            best.end(run);
            return best.any;
        }

        /// A character, and whether it may repeat or be left out.
        private void literal(char c, StringBuilder run, Best best) {
            char next = at < regex.length() ? regex.charAt(at) : 0;
            if (next == '*' || next == '?' || next == '{') {
                best.end(run);
                optional();
                return;
            }
            run.append(c);
            if (next == '+') {
                best.end(run);
                optional();
            }
        }

        private void escape(StringBuilder run, Best best) throws NotPlainException {
            if (at == regex.length()) {
                throw new NotPlainException();
            }
            char c = regex.charAt(at++);
            if ("dDwWsSbBAz".indexOf(c) >= 0) {
                best.end(run);
                optional();
            } else if (c < 0x80 && !Character.isLetterOrDigit(c)) {
                literal(c, run, best);
            } else {
                throw new NotPlainException();
            }
        }

        private List<String> group() throws NotPlainException {
            if (take('?')) {
                boolean named = take('P');
                if (!named && take(':')) {
                    return closed(alternation());
                }
                if (!take('<')) {
                    throw new NotPlainException();
                }
                at = regex.indexOf('>', at) + 1;
            }
            return closed(alternation());
        }

        private List<String> closed(List<String> any) throws NotPlainException {
            if (!take(')')) {
                throw new NotPlainException();
            }
            return any;
        }

        private void skipClass() throws NotPlainException {
            take('^');
            take(']');
            while (at < regex.length() && regex.charAt(at) != ']') {
                if (regex.startsWith("[:", at)) {
                    at = regex.indexOf(":]", at) + 1;
                }
                at += regex.charAt(at) == '\\' ? 2 : 1;
            }
            if (!take(']')) {
                throw new NotPlainException();
            }
        }

        /// Steps over a quantifier, and answers whether what stands before it may be left out.
        private boolean optional() {
            if (at == regex.length() || "*+?{".indexOf(regex.charAt(at)) < 0) {
                return false;
            }
            char c = regex.charAt(at++);
            if (c == '{') {
                at = regex.indexOf('}', at) + 1;
            }
            take('?');
            return c != '+';
        }

        private boolean take(char c) {
            if (at < regex.length() && regex.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }
    }

    /// The most telling requirement so far.
    private static final class Best {
        private List<String> any = List.of();

        void offer(List<String> other) {
            if (!other.isEmpty() && shortest(other) > shortest(any)) {
                any = List.copyOf(other);
            }
        }

        void end(StringBuilder run) {
            if (!run.isEmpty()) {
                offer(List.of(run.toString()));
                run.setLength(0);
            }
        }
    }
}

package io.cronsupportbundle.audit;

import java.util.Arrays;
import java.util.Locale;

/// Finds the literals of all forms in one pass over the bytes, by their first two. It shares no code with the index of the redactor's
/// triggers on purpose: what that one overlooks, this one must not.
final class Literals {
    private static final int ASCII = 128;
    private static final Literal[] NONE = {};

    /// One occurrence of a literal.
    interface Hit {
        void at(Format format, String literal, int position);
    }

    private record Literal(Format format, String text) {

        /// Whether the rest of the literal, behind its first two bytes, stands at a place.
        boolean goesOn(byte[] bytes, int position, int to) {
            if (to - position < text.length()) {
                return false;
            }
            for (int i = 2; i < text.length(); i++) {
                if (lower(bytes[position + i]) != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final boolean[] begins = new boolean[ASCII * ASCII];
    private final Literal[][] byPair = new Literal[ASCII * ASCII][];

    Literals(Format... formats) {
        Arrays.fill(byPair, NONE);
        for (Format format : formats) {
            for (String literal : format.literals()) {
                String text = literal.toLowerCase(Locale.ROOT);
                int pair = text.charAt(0) * ASCII + text.charAt(1);
                Literal[] others = byPair[pair];
                byPair[pair] = Arrays.copyOf(others, others.length + 1);
                byPair[pair][others.length] = new Literal(format, text);
                begins[pair] = true;
            }
        }
    }

    /// Calls back for every literal between two positions, in their order.
    void each(byte[] bytes, int from, int to, Hit hit) {
        for (int i = from; i + 1 < to; i++) {
            int pair = lower(bytes[i]) * ASCII + lower(bytes[i + 1]);
            if (pair >= 0 && begins[pair]) {
                for (Literal literal : byPair[pair]) {
                    if (literal.goesOn(bytes, i, to)) {
                        hit.at(literal.format, literal.text, i);
                    }
                }
            }
        }
    }

    /// A byte with its letter in lower case; what is no ASCII stays negative enough for no pair to have an index.
    private static int lower(byte b) {
        return b < 0 ? -ASCII * ASCII : b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}

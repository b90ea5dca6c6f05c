package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.Line;

/// Tells words of a language from what somebody or something made up.
final class Words {

    /// Shorter than this nobody lets a password be.
    private static final int LEAST = 6;

    /// Longer texts than this are no words.
    private static final int LONGEST = 256;

    private Words() {}

    /// Whether a stretch has a letter and a digit in it, or capitals behind small letters, and is no address, path or call.
    static boolean random(Line line, int from, int to) {
        boolean letter = false;
        boolean digit = false;
        boolean mixed = false;
        if (to - from < LEAST || to - from > LONGEST) {
            return false;
        }
        for (int i = from; i < to; i++) {
            int c = line.at(i);
            boolean small = c >= 'a' && c <= 'z';
            boolean capital = c >= 'A' && c <= 'Z';
            if (c == '/' || c == '(' || c == '{' || c == '<' || c == '*') {
                return false;
            }
            mixed |= capital && letter && i > from + 1 && digit;
            letter |= small || capital;
            digit |= c >= '0' && c <= '9';
        }
        return (letter && digit) || mixed;
    }
}

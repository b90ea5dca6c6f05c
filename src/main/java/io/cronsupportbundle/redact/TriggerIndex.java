package io.cronsupportbundle.redact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Finds the triggers of all text rules in one pass over the bytes. Each trigger is looked up by its rarest pair of neighbouring bytes, so
/// that in ordinary text one table access per byte is nearly all there is to do.
final class TriggerIndex {

    /// How common a byte is in logs and documents, roughly; what is not listed is rare.
    private static final String COMMON_FIRST = "e taoinsrl0d1chu2pm\"-:.,=/_3456789gfbywkvxjqz";

    private static final int ASCII = 128;
    private static final Trigger[] NONE = {};

    /// One occurrence of a trigger.
    interface Hit {
        void at(TextRule rule, int begin, int end);
    }

    private static final class Trigger {
        private final TextRule rule;
        private final byte[] literal;
        private final int anchor;

        private Trigger(TextRule rule, byte[] literal, int anchor) {
            this.rule = rule;
            this.literal = literal;
            this.anchor = anchor;
        }
    }

    /// Whether a pair of bytes is an anchor: small enough for the nearest cache, unlike the triggers themselves.
    private final boolean[] anchors = new boolean[ASCII * ASCII];

    /// The same with the byte behind the pair, which tells most places where a pair stands from those where a trigger does. Different
    /// windows may share an element.
    private final boolean[] windows = new boolean[1 << 15];

    /// Pairs that are a whole trigger.
    private final boolean[] whole = new boolean[ASCII * ASCII];

    private final Trigger[][] byPair = new Trigger[ASCII * ASCII][];
    private final byte[] fold = new byte[256];

    TriggerIndex(List<TextRule> rules) {
        for (int i = 0; i < fold.length; i++) {
            fold[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
        }
        Arrays.fill(byPair, NONE);
        for (TextRule rule : rules) {
            for (String literal : rule.triggers()) {
                byte[] bytes = literal.getBytes(StandardCharsets.US_ASCII);
                int anchor = rarestPair(literal);
                int pair = bytes[anchor] * ASCII + bytes[anchor + 1];
                anchors[pair] = true;
                if (bytes.length == 2) {
                    whole[pair] = true;
                } else {
                    windows[window(pair, bytes[anchor + 2])] = true;
                }
                byPair[pair] = Arrays.copyOf(byPair[pair], byPair[pair].length + 1);
                byPair[pair][byPair[pair].length - 1] = new Trigger(rule, bytes, anchor);
            }
        }
    }

    /// Where the first trigger between two positions begins, or -1. This is the loop that nearly all bytes of a bundle go through.
    int first(byte[] bytes, int from, int to) {
        if (to - from < 2) {
            return -1;
        }
        int previous = fold[bytes[from] & 0xFF];
        for (int i = from + 1; i < to; i++) {
            int current = fold[bytes[i] & 0xFF];
            if ((previous | current) >= 0 && anchors[previous * ASCII + current] && worth(previous * ASCII + current, bytes, i + 1, to)) {
                for (Trigger trigger : byPair[previous * ASCII + current]) {
                    int begin = i - 1 - trigger.anchor;
                    if (matches(trigger.literal, bytes, begin, from, to)) {
                        return begin;
                    }
                }
            }
            previous = current;
        }
        return -1;
    }

    /// Calls back for every trigger between two positions, in order of their anchors.
    void each(byte[] bytes, int from, int to, Hit hit) {
        for (int i = from; i + 1 < to; i++) {
            int previous = fold[bytes[i] & 0xFF];
            int current = fold[bytes[i + 1] & 0xFF];
            if ((previous | current) >= 0 && anchors[previous * ASCII + current] && worth(previous * ASCII + current, bytes, i + 2, to)) {
                for (Trigger trigger : byPair[previous * ASCII + current]) {
                    int begin = i - trigger.anchor;
                    if (matches(trigger.literal, bytes, begin, from, to)) {
                        hit.at(trigger.rule, begin, begin + trigger.literal.length);
                    }
                }
            }
        }
    }

    /// Whether a trigger may stand around a pair, by the byte behind it.
    private boolean worth(int pair, byte[] bytes, int behind, int to) {
        if (whole[pair]) {
            return true;
        }
        int next = behind < to ? fold[bytes[behind] & 0xFF] : -1;
        return next >= 0 && windows[window(pair, next)];
    }

    private int window(int pair, int next) {
        return (pair * 31 + next) & windows.length - 1;
    }

    private boolean matches(byte[] literal, byte[] bytes, int begin, int from, int to) {
        if (begin < from || begin + literal.length > to) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (fold[bytes[begin + i] & 0xFF] != literal[i]) {
                return false;
            }
        }
        return true;
    }

    private static int rarestPair(String literal) {
        int best = 0;
        int rarity = -1;
        // With a byte behind it, unless there are no more than two.
        for (int i = 0; i + 2 < Math.max(literal.length(), 3); i++) {
            int here = rarity(literal.charAt(i)) * rarity(literal.charAt(i + 1));
            if (here > rarity) {
                rarity = here;
                best = i;
            }
        }
        return best;
    }

    private static int rarity(char c) {
        int rank = COMMON_FIRST.indexOf(c);
        return rank < 0 ? COMMON_FIRST.length() : rank + 1;
    }
}

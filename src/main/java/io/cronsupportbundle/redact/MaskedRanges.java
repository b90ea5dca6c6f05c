package io.cronsupportbundle.redact;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// The ranges of one line that are to be masked, each with the rule that found it. They are merged where they overlap, and counted when
/// they are written, because a line may yet be judged as a document instead.
final class MaskedRanges implements TextRule.Found {
    private final byte[] mask = Mask.utf8();
    private byte[] bytes = new byte[0];
    private long[] ranges = new long[8];
    private String[] rules = new String[8];
    private int size;
    private String rule = "";

    /// Starts with a new line.
    void start(byte[] line) {
        bytes = line;
        size = 0;
    }

    /// What comes now was found by this rule.
    void by(String name) {
        rule = name;
    }

    /// What is masked already is not masked again, so that a bundle can pass twice.
    @Override
    public void mask(int from, int to) {
        if (to <= from || (to - from == mask.length && Arrays.equals(bytes, from, to, mask, 0, mask.length))) {
            return;
        }
        if (size == ranges.length) {
            ranges = Arrays.copyOf(ranges, size * 2);
            rules = Arrays.copyOf(rules, size * 2);
        }
        rules[size] = rule;
        ranges[size++] = ((long) from << 32) | to;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Writes a line with its ranges masked.
    void write(int from, int to, ByteArrayOutputStream out, RedactionCounts counts) {
        for (int i = 0; i < size; i++) {
            counts.add(rules[i], (int) ranges[i] - (int) (ranges[i] >>> 32));
        }
        Arrays.sort(ranges, 0, size);
        int done = from;
        int i = 0;
        while (i < size) {
            int start = (int) (ranges[i] >>> 32);
            int end = (int) ranges[i];
            while (++i < size && (int) (ranges[i] >>> 32) < end) {
                end = Math.max(end, (int) ranges[i]);
            }
            out.write(bytes, done, start - done);
            out.write(mask, 0, mask.length);
            done = end;
        }
        out.write(bytes, done, to - done);
    }
}

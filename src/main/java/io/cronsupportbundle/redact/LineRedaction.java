package io.cronsupportbundle.redact;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Applies the text rules to the lines of one text, and remembers from line to line which rule is not through yet.
final class LineRedaction {

    /// A private key of 16,384 bits has about 200 lines; a rule that is open for longer has met something else.
    private static final int MAX_OPEN_LINES = 400;

    private final TriggerIndex triggers;
    private final RedactionCounts counts;
    private final Ranges ranges = new Ranges();
    private @Nullable TextRule open;
    private int openLines;

    LineRedaction(Redactor redactor, RedactionCounts counts) {
        this.triggers = redactor.triggers();
        this.counts = counts;
    }

    /// Redacts whole lines.
    ///
    /// @return whether anything was masked; if not, `out` is untouched and the bytes may be used as they are
    boolean redactLines(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        int done = from;
        int start = from;
        while (start < to) {
            int suspect = open != null ? start : triggers.first(bytes, start, to);
            if (suspect < 0) {
                break;
            }
            int lineStart = lineStart(bytes, start, suspect);
            int lineEnd = lineEnd(bytes, suspect, to);
            ranges.clear();
            redactLine(bytes, lineStart, lineEnd);
            if (!ranges.isEmpty()) {
                out.write(bytes, done, lineStart - done);
                ranges.write(bytes, lineStart, lineEnd, out);
                done = lineEnd;
            }
            start = lineEnd + 1;
        }
        if (done == from) {
            return false;
        }
        out.write(bytes, done, to - done);
        return true;
    }

    /// Forgets what the lines so far have left open.
    void reset() {
        open = null;
    }

    private void redactLine(byte[] bytes, int from, int to) {
        Line line = new Line(bytes, from, to);
        TextRule still = open;
        if (still != null) {
            if (still.goesOn(line, ranges) && ++openLines < MAX_OPEN_LINES) {
                return;
            }
            if (!ranges.isEmpty()) {
                counts.add(still.name());
            }
            // What was open ends here; the line may hold other secrets.
            open = null;
        }
        triggers.each(bytes, from, to, (rule, begin, end) -> {
            int before = ranges.size();
            rule.find(line, begin, end, ranges);
            if (ranges.size() > before) {
                counts.add(rule.name());
            }
            if (rule.opens(line, begin, end)) {
                open = rule;
                openLines = 0;
            }
        });
    }

    private static int lineStart(byte[] bytes, int from, int position) {
        int start = position;
        while (start > from && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static int lineEnd(byte[] bytes, int position, int to) {
        int end = position;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /// The ranges of one line to mask, merged where they touch.
    private static final class Ranges implements TextRule.Found {
        private long[] ranges = new long[8];
        private int size;

        @Override
        public void mask(int from, int to) {
            if (to <= from) {
                return;
            }
            if (size == ranges.length) {
                ranges = Arrays.copyOf(ranges, size * 2);
            }
            ranges[size++] = ((long) from << 32) | to;
        }

        void clear() {
            size = 0;
        }

        boolean isEmpty() {
            return size == 0;
        }

        int size() {
            return size;
        }

        void write(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
            Arrays.sort(ranges, 0, size);
            byte[] mask = Mask.utf8();
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
}

package io.cronsupportbundle.collect;

import java.util.ArrayDeque;
import java.util.Deque;

/// Counts the lines of a text that passes, and remembers where about a thousand of them begin, so that at the end it is known how many of
/// the last lines fit into a limit. It holds none of the text, so it takes as much memory for a gigabyte as for a line.
final class LineWindow {

    /// The finer, the less is given away at the limit; a thousandth of it is nothing.
    private static final int MARKS = 1024;

    private final long limit;
    private final long spacing;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long bytes;
    private long ended;
    private long lineBegin;

    /// Where a line begins.
    private record Mark(long offset, long linesBefore) {}

    LineWindow(long limit) {
        this.limit = limit;
        this.spacing = Math.max(1, limit / MARKS);
    }

    void add(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                ended++;
                lineBegin = bytes + i + 1;
                if (marks.isEmpty() || lineBegin - marks.getLast().offset >= spacing) {
                    marks.addLast(new Mark(lineBegin, ended));
                }
            }
        }
        bytes += length;
        while (!marks.isEmpty() && marks.getFirst().offset < bytes - limit) {
            marks.removeFirst();
        }
    }

    long bytes() {
        return bytes;
    }

    /// Lines so far; a last one without a line feed counts.
    long lines() {
        return bytes > lineBegin ? ended + 1 : ended;
    }

    /// How many of the last lines are known to fit into the limit together.
    long newest() {
        return marks.isEmpty() ? 0 : lines() - marks.getFirst().linesBefore;
    }
}

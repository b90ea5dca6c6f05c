package io.cronsupportbundle.redact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of text as bytes, so that text in any encoding or in none passes unchanged. Positions are those of the underlying array.
public final class Line {

    /// Long runs that are remembered. A rule asks for few kinds of runs at a time, and a line that repeats a trigger a hundred thousand
    /// times asks for the same ones each time: without this memory such a line would cost the square of its length.
    private static final int REMEMBERED = 16;

    /// Runs up to this length are cheaper to walk than to look up.
    private static final int SHORT = 64;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int limit;
    private final List<Run> runs = new ArrayList<>(0);
    private int next;

    /// A stretch without any of some bytes, or without some text.
    private record Run(Object stops, boolean backwards, int start, int end) {}

    /// @param limit where the text ends that the line is part of, as far as it is known
    Line(byte[] bytes, int from, int to, int limit) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.limit = limit;
    }

    /// The line that comes next; an empty one when there is none.
    public Line following() {
        int start = Math.min(to + 1, limit);
        int end = start;
        while (end < limit && bytes[end] != '\n') {
            end++;
        }
        return new Line(bytes, start, end, limit);
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /// The byte at a position, or -1 outside of the line; bytes beyond ASCII are 128 to 255.
    public int at(int position) {
        return position >= from && position < to ? bytes[position] & 0xFF : -1;
    }

    public boolean is(int position, char c) {
        return at(position) == c;
    }

    /// ASCII letters, digits and underscore.
    public boolean word(int position) {
        int c = at(position);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    public boolean space(int position) {
        int c = at(position);
        return c == ' ' || c == '\t' || c == '\r';
    }

    /// The first position from `position` on that is no space.
    public int skipSpaces(int position) {
        int p = position;
        while (space(p)) {
            p++;
        }
        return p;
    }

    /// The first position from `position` on that holds one of `stops`, or the end of the line.
    public int until(int position, ByteSet stops) {
        Run known = known(stops, false, position);
        if (known != null) {
            return known.end;
        }
        int p = position;
        while (p < to && !stops.has(bytes[p])) {
            p++;
        }
        remember(new Run(stops, false, position, p));
        return p;
    }

    /// Where a text begins next, or the end of the line.
    public int find(int position, String text) {
        Run known = known(text, false, position);
        if (known != null) {
            return known.end;
        }
        int p = position;
        while (p < to && !holds(p, text)) {
            p++;
        }
        remember(new Run(text, false, position, p));
        return p;
    }

    /// The first position of the run, ending before `position`, that holds none of `stops`.
    public int back(int position, ByteSet stops) {
        Run known = known(stops, true, position);
        if (known != null) {
            return known.start;
        }
        int p = position;
        while (p > from && !stops.has(bytes[p - 1])) {
            p--;
            Run before = p % SHORT == 0 ? known(stops, true, p) : null;
            if (before != null) {
                p = before.start;
                break;
            }
        }
        remember(new Run(stops, true, p, position));
        return p;
    }

    /// Whether a text stands here.
    public boolean holds(int position, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(position + i, text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Run known(Object stops, boolean backwards, int position) {
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (run.stops == stops && run.backwards == backwards && position >= run.start && position <= run.end) {
                return run;
            }
        }
        return null;
    }

    private void remember(Run run) {
        if (run.end - run.start <= SHORT) {
            return;
        }
        for (int i = 0; i < runs.size(); i++) {
            Run known = runs.get(i);
            boolean grown = known.stops == run.stops && known.backwards == run.backwards
                    && (run.backwards ? known.start == run.start : known.end == run.end);
            if (grown) {
                runs.set(i, run);
                return;
            }
        }
        if (runs.size() < REMEMBERED) {
            runs.add(run);
        } else {
            runs.set(next, run);
            next = (next + 1) % REMEMBERED;
        }
    }

    /// The bytes between two positions, one character each.
    public String text(int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            text.append((char) (bytes[i] & 0xFF));
        }
        return text.toString();
    }
}

package io.cronsupportbundle.redact;

/// One line of text as bytes, so that text in any encoding or in none passes unchanged. Positions are those of the underlying array.
public final class Line {
    private final byte[] bytes;
    private final int from;
    private final int to;

    Line(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
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
    public int until(int position, String stops) {
        int p = position;
        while (p < to && stops.indexOf((char) (bytes[p] & 0xFF)) < 0) {
            p++;
        }
        return p;
    }

    /// The first position of the run, ending before `position`, that holds none of `stops`.
    public int back(int position, String stops) {
        int p = position;
        while (p > from && stops.indexOf((char) (bytes[p - 1] & 0xFF)) < 0) {
            p--;
        }
        return p;
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

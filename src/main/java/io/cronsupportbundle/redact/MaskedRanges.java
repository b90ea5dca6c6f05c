package io.cronsupportbundle.redact;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// The ranges of one line that are to be masked, each with the rule that found it. They are merged where they overlap, and counted when
/// they are written, because a line may yet be judged as a document instead.
final class MaskedRanges implements TextRule.Found {

    /// Of ranges that begin together the longest comes first, because it is its rule that knows what the value is.
    private static final Comparator<Range> ORDER = Comparator.comparingInt(Range::from).thenComparing(Comparator.comparingInt(Range::to).reversed());

    private final Redactor redactor;
    private final List<Range> ranges = new ArrayList<>(0);
    private byte[] bytes = new byte[0];
    private String rule = "";

    private record Range(int from, int to, String rule) {}

    MaskedRanges(Redactor redactor) {
        this.redactor = redactor;
    }

    /// Starts with a new line.
    void start(byte[] line) {
        bytes = line;
        ranges.clear();
    }

    /// What comes now was found by this rule.
    void by(String name) {
        rule = name;
    }

    /// What is masked already is not masked again, so that a bundle can pass twice.
    @Override
    public void mask(int from, int to) {
        if (to > from && !Mask.is(bytes, from, to)) {
            ranges.add(new Range(from, to, rule));
        }
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// Keeps the ranges inside of the strings of a line of JSON, and off halves of escapes, so that it stays JSON. A range that begins in a
    /// string ends with it; one that begins before goes on in every string that is no name.
    void keepInStrings(int from, int to) {
        Deque<Range> apart = apart();
        ranges.clear();
        int p = from;
        while (p < to) {
            if (bytes[p] == '"') {
                int end = endOfString(p + 1, to);
                keepInString(apart, p + 1, end, isName(end, to));
                p = end;
            }
            p++;
        }
        ranges.removeIf(range -> Mask.is(bytes, range.from, range.to));
    }

    private void keepInString(Deque<Range> apart, int start, int end, boolean name) {
        while (!apart.isEmpty() && apart.getFirst().to <= start) {
            apart.removeFirst();
        }
        int p = start;
        while (p < end) {
            int next = Math.min(p + unit(p), end);
            while (!apart.isEmpty() && apart.getFirst().to <= p) {
                apart.removeFirst();
            }
            if (!apart.isEmpty() && apart.getFirst().from <= p && (!name || apart.getFirst().from >= start)) {
                int last = ranges.size() - 1;
                if (last >= 0 && ranges.get(last).to == p) {
                    ranges.set(last, new Range(ranges.get(last).from, next, ranges.get(last).rule));
                } else {
                    ranges.add(new Range(p, next, apart.getFirst().rule));
                }
            }
            p = next;
        }
        while (!apart.isEmpty() && apart.getFirst().from >= start && apart.getFirst().from < end) {
            apart.removeFirst();
        }
    }

    /// Bytes of a character or of its escape.
    private int unit(int at) {
        return bytes[at] != '\\' ? 1 : at + 1 < bytes.length && bytes[at + 1] == 'u' ? 6 : 2;
    }

    private int endOfString(int start, int to) {
        int p = start;
        while (p < to && bytes[p] != '"') {
            p += bytes[p] == '\\' ? 2 : 1;
        }
        return Math.min(p, to);
    }

    private boolean isName(int close, int to) {
        int p = close + 1;
        while (p < to && (bytes[p] == ' ' || bytes[p] == '\t')) {
            p++;
        }
        return p < to && bytes[p] == ':';
    }

    /// The ranges in order, those that overlap as one.
    private Deque<Range> apart() {
        ranges.sort(ORDER);
        Deque<Range> apart = new ArrayDeque<>();
        int i = 0;
        while (i < ranges.size()) {
            Range first = ranges.get(i);
            int end = first.to;
            while (++i < ranges.size() && ranges.get(i).from < end) {
                end = Math.max(end, ranges.get(i).to);
            }
            apart.add(new Range(first.from, end, first.rule));
        }
        return apart;
    }

    /// Writes a line with its ranges masked.
    void write(int from, int to, ByteArrayOutputStream out, RedactionCounts counts) {
        ranges.forEach(range -> counts.add(range.rule, range.to - range.from));
        int done = from;
        for (Range range : apart()) {
            out.write(bytes, done, range.from - done);
            out.writeBytes(redactor.replacement(range.rule, bytes, range.from, range.to));
            done = range.to;
        }
        out.write(bytes, done, to - done);
    }
}

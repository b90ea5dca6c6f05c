package io.cronsupportbundle.redact;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
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

    /// Writes a line with its ranges masked.
    void write(int from, int to, ByteArrayOutputStream out, RedactionCounts counts) {
        ranges.forEach(range -> counts.add(range.rule, range.to - range.from));
        ranges.sort(ORDER);
        int done = from;
        int i = 0;
        while (i < ranges.size()) {
            Range first = ranges.get(i);
            int end = first.to;
            while (++i < ranges.size() && ranges.get(i).from < end) {
                end = Math.max(end, ranges.get(i).to);
            }
            out.write(bytes, done, first.from - done);
            out.writeBytes(redactor.replacement(first.rule, bytes, first.from, end));
            done = end;
        }
        out.write(bytes, done, to - done);
    }
}

package io.cronsupportbundle.redact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applies the text rules to the lines of one text, and remembers from line to line which rules are not through yet. A line that is a JSON
/// document is judged as one when a rule finds something in it, so that it stays one.
final class LineRedaction {

    /// A private key of 16,384 bits has about 200 lines; a rule that is open for longer has met something else.
    private static final int MAX_OPEN_LINES = 400;

    /// Rules that may be open at once.
    private static final int MAX_OPEN = 8;

    private final Redactor redactor;
    private final TriggerIndex triggers;
    private final RedactionCounts counts;
    private final int level;
    private final EncodedTexts encoded;
    private final MaskedRanges ranges;
    private final List<Open> open = new ArrayList<>(0);
    private int nextTrigger;
    private int nextEncoded;

    /// A rule that is not through.
    private static final class Open {
        private final String rule;
        private final TextRule.Continuation rest;
        private int lines;

        private Open(String rule, TextRule.Continuation rest) {
            this.rule = rule;
            this.rest = rest;
        }
    }

    /// @param level how many texts this one is inside of
    LineRedaction(Redactor redactor, RedactionCounts counts, int level) {
        this.redactor = redactor;
        this.ranges = new MaskedRanges(redactor);
        this.triggers = redactor.triggers();
        this.counts = counts;
        this.level = level;
        this.encoded = new EncodedTexts(redactor, level);
    }

    /// Redacts whole lines.
    ///
    /// @param json whether the lines are those of a JSON document whose strings have been judged one by one; then what the rules find across
    /// them must not break it, and little goes on from line to line
    /// @return whether anything was masked; if not, `out` is untouched and the bytes may be used as they are
    boolean redactLines(byte[] bytes, int from, int to, boolean json, ByteArrayOutputStream out) {
        int done = from;
        int start = from;
        nextTrigger = from - 1;
        nextEncoded = from - 1;
        while (start < to) {
            int suspect = suspect(bytes, start, to);
            if (suspect >= to) {
                break;
            }
            int lineStart = lineStart(bytes, start, suspect);
            int lineEnd = lineEnd(bytes, suspect, to);
            ranges.start(bytes);
            redactLine(new Line(bytes, lineStart, lineEnd, to), bytes, json);
            byte[] document = ranges.isEmpty() ? null : document(bytes, lineStart, lineEnd, json);
            if (document != null || !ranges.isEmpty()) {
                out.write(bytes, done, lineStart - done);
                write(document, lineStart, lineEnd, out);
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
        open.clear();
    }

    /// Where the next line is that has to be looked at, or `to`.
    private int suspect(byte[] bytes, int start, int to) {
        if (nextTrigger < start) {
            int found = triggers.first(bytes, start, to);
            nextTrigger = found < 0 ? to : found;
        }
        if (nextEncoded < start) {
            nextEncoded = encoded.first(bytes, start, to);
        }
        return open.isEmpty() ? Math.min(nextTrigger, nextEncoded) : start;
    }

    private void redactLine(Line line, byte[] bytes, boolean json) {
        for (int i = open.size() - 1; i >= 0; i--) {
            Open one = open.get(i);
            ranges.by(one.rule);
            if (!one.rest.goesOn(line, ranges) || ++one.lines >= MAX_OPEN_LINES) {
                open.remove(i);
            }
        }
        triggers.each(bytes, line.from(), line.to(), (rule, begin, end) -> {
            ranges.by(rule.name());
            rule.find(line, begin, end, ranges);
            TextRule.Continuation rest = open.size() < MAX_OPEN ? rule.opens(line, begin, end) : null;
            if (rest != null && (!json || rest.inDocuments())) {
                open.add(new Open(rule.name(), rest));
            }
        });
        ranges.by(EncodedTexts.RULE);
        while (nextEncoded < line.to()) {
            ranges.mask(nextEncoded, encoded.end());
            nextEncoded = encoded.first(bytes, encoded.end(), line.to());
        }
    }

    private void write(byte @Nullable [] document, int from, int to, ByteArrayOutputStream out) {
        if (document == null) {
            ranges.write(from, to, out, counts);
        } else {
            out.writeBytes(document);
        }
    }

    /// The line, redacted as the document that it is; null when it is none, or when there is nothing in it but the ranges.
    private byte @Nullable [] document(byte[] bytes, int from, int to, boolean json) {
        if (json) {
            ranges.keepInStrings(from, to);
            return null;
        }
        if (!NestedJson.looksLike(bytes, from, to)) {
            return null;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            return null;
        }
        String redacted = new NestedJson(redactor, counts, level).redact(text).orElse(null);
        if (redacted == null) {
            return null;
        }
        if (redacted.equals(text)) {
            ranges.keepInStrings(from, to);
            return null;
        }
        return redacted.getBytes(StandardCharsets.UTF_8);
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
}

package io.cronsupportbundle.redact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Redacts one text by its content: as JSON when it is JSON, as YAML when it is YAML, and by its lines.
final class StringRedaction {

    /// Larger strings than an API object can hold (etcd refuses 1.5 MiB) are not taken apart, only read line by line.
    private static final int MAX_NESTED = 4 * 1024 * 1024;

    private final Redactor redactor;
    private final RedactionCounts counts;
    private final int level;
    private final LineRedaction lines;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    StringRedaction(Redactor redactor, RedactionCounts counts, int level) {
        this.redactor = redactor;
        this.counts = counts;
        this.level = level;
        this.lines = new LineRedaction(redactor, counts, level);
    }

    /// Redacts a range of bytes.
    ///
    /// @return the range as an array of its own when something was masked, else the very array that was given
    byte[] redact(byte[] utf8, int from, int to) {
        if (to - from > MAX_NESTED) {
            return lines(utf8, from, to, false);
        }
        if (NestedJson.looksLike(utf8, from, to)) {
            String text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
            String redacted = new NestedJson(redactor, counts, level).redact(text).orElse(null);
            if (redacted != null) {
                return redacted.equals(text) ? lines(utf8, from, to, true) : redacted.getBytes(StandardCharsets.UTF_8);
            }
        }
        int lineFeed = lineFeed(utf8, from, to);
        boolean several = lineFeed < to || (from < to && (utf8[from] == '{' || utf8[from] == '['));
        if (several && NestedYaml.looksLike(utf8, from, to) && worthReading(utf8, from, to)) {
            byte[] redacted = yaml(utf8, from, to);
            if (redacted != utf8) {
                return lines(redacted, 0, redacted.length, false);
            }
        }
        if (wrapped(utf8, from, lineFeed, to)) {
            counts.add(EncodedTexts.RULE, to - from);
            return redactor.replacement(EncodedTexts.RULE, utf8, from, to);
        }
        return lines(utf8, from, to, false);
    }

    private byte[] lines(byte[] utf8, int from, int to, boolean json) {
        out.reset();
        lines.reset();
        return lines.redactLines(utf8, from, to, json, out) ? out.toByteArray() : utf8;
    }

    private byte[] yaml(byte[] utf8, int from, int to) {
        String text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        String redacted = text.indexOf('\uFFFD') >= 0 ? text : new NestedYaml(redactor, counts, level).redact(text);
        return redacted.equals(text) ? utf8 : redacted.getBytes(StandardCharsets.UTF_8);
    }

    /// Reading YAML is slow, and without a trigger or a Secret there is nothing in it.
    private boolean worthReading(byte[] utf8, int from, int to) {
        return redactor.triggers().first(utf8, from, to) >= 0;
    }

    /// Whether the text is base64 in lines, as `base64` and MIME write it, with a secret inside.
    private boolean wrapped(byte[] utf8, int from, int lineFeed, int to) {
        return lineFeed < to - 1 && lineFeed - from >= 60 && lineFeed - from <= 80
                && new EncodedTexts(redactor, level).wholly(utf8, from, to);
    }

    private static int lineFeed(byte[] utf8, int from, int to) {
        int lineFeed = from;
        while (lineFeed < to && utf8[lineFeed] != '\n') {
            lineFeed++;
        }
        return lineFeed;
    }
}

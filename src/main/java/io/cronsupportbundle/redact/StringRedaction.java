package io.cronsupportbundle.redact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Redacts one string value by its content: as JSON when it is JSON, by its lines otherwise.
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
        this.lines = new LineRedaction(redactor, counts);
    }

    /// Redacts a range of bytes.
    ///
    /// @return the range as an array of its own when something was masked, else the very array that was given
    byte[] redact(byte[] utf8, int from, int to) {
        if (to - from <= MAX_NESTED && NestedJson.looksLike(utf8, from, to)) {
            String text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
            String redacted = new NestedJson(redactor, counts, level).redact(text).orElse(null);
            if (redacted != null) {
                return redacted.equals(text) ? utf8 : redacted.getBytes(StandardCharsets.UTF_8);
            }
        }
        out.reset();
        lines.reset();
        return lines.redactLines(utf8, from, to, out) ? out.toByteArray() : utf8;
    }
}

package io.cronsupportbundle.redact.custom;

import io.cronsupportbundle.redact.Mask;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Masks every occurrence of a value, as bytes. A value with a line feed in it never occurs, because the peer reads line by line.
final class LiteralEdit implements LineEdit {
    private static final byte[] MASK = Mask.TEXT.getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final byte[] value;

    /// @param text not empty
    LiteralEdit(String name, String text) {
        this.name = name;
        this.value = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] edit(byte[] lines, Counted counted) {
        int found = find(lines, 0);
        if (found < 0) {
            return lines;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(lines.length + MASK.length);
        int done = 0;
        while (found >= 0) {
            out.write(lines, done, found - done);
            out.writeBytes(MASK);
            counted.masked(name, value.length);
            done = found + value.length;
            found = find(lines, done);
        }
        out.write(lines, done, lines.length - done);
        return out.toByteArray();
    }

    private int find(byte[] lines, int from) {
        for (int i = from; i <= lines.length - value.length; i++) {
            int k = 0;
            while (k < value.length && lines[i + k] == value[k]) {
                k++;
            }
            if (k == value.length) {
                return i;
            }
        }
        return -1;
    }
}

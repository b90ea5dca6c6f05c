package io.cronsupportbundle.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Prints JSON exactly as Go's encoder does, because readers of support bundles, redactors among them, match its lines: `": "` after a
/// name, every array element on its own line, `{}` and `[]` for what is empty, `<`, `>`, `&`, U+2028 and U+2029 escaped, no final newline.
public final class GoJsonWriter {

    /// Large enough that writing to a file costs little, small enough for hundreds of writers.
    private static final int BUFFER = 16 * 1024;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final byte[] indent;
    private final boolean compact;
    private byte[] newLine = {'\n'};

    private byte[] buffer = new byte[0];
    private int used;

    private int depth;
    private boolean[] inArray = new boolean[16];
    private boolean[] empty = new boolean[16];
    private boolean afterName;

    public GoJsonWriter(OutputStream out, JsonStyle style) {
        this.out = out;
        this.indent = style.indent().getBytes(StandardCharsets.US_ASCII);
        this.compact = style == JsonStyle.COMPACT;
    }

    public void startObject() throws IOException {
        open((byte) '{', false);
    }

    public void endObject() throws IOException {
        close((byte) '}');
    }

    public void startArray() throws IOException {
        open((byte) '[', true);
    }

    public void endArray() throws IOException {
        close((byte) ']');
    }

    /// Bytes are UTF-8; whether they are valid is the caller's business.
    public void name(byte[] utf8, int offset, int length) throws IOException {
        separate();
        quoted(utf8, offset, length);
        put((byte) ':');
        if (!compact) {
            put((byte) ' ');
        }
        afterName = true;
    }

    public void text(byte[] utf8, int offset, int length) throws IOException {
        beforeValue();
        quoted(utf8, offset, length);
    }

    /// A number in its final form.
    public void number(byte[] literal, int offset, int length) throws IOException {
        beforeValue();
        put(literal, offset, length);
    }

    public void bool(boolean value) throws IOException {
        beforeValue();
        byte[] literal = value ? TRUE : FALSE;
        put(literal, 0, literal.length);
    }

    public void nil() throws IOException {
        beforeValue();
        put(NULL, 0, NULL.length);
    }

    /// Writes out what is buffered and gives the buffer back.
    public void detach() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
        buffer = new byte[0];
    }

    public int depth() {
        return depth;
    }

    private void open(byte bracket, boolean array) throws IOException {
        beforeValue();
        put(bracket);
        if (depth == inArray.length) {
            inArray = Arrays.copyOf(inArray, depth * 2);
            empty = Arrays.copyOf(empty, depth * 2);
        }
        inArray[depth] = array;
        empty[depth] = true;
        depth++;
    }

    private void close(byte bracket) throws IOException {
        depth--;
        if (!empty[depth]) {
            line();
        }
        put(bracket);
        spill();
    }

    private void beforeValue() throws IOException {
        if (afterName) {
            afterName = false;
        } else if (depth > 0 && inArray[depth - 1]) {
            separate();
        }
    }

    private void separate() throws IOException {
        if (empty[depth - 1]) {
            empty[depth - 1] = false;
        } else {
            put((byte) ',');
        }
        line();
    }

    private void line() throws IOException {
        if (compact) {
            return;
        }
        int length = 1 + depth * indent.length;
        while (newLine.length < length) {
            int known = newLine.length;
            newLine = Arrays.copyOf(newLine, known + indent.length);
            System.arraycopy(indent, 0, newLine, known, indent.length);
        }
        put(newLine, 0, length);
    }

    private void quoted(byte[] utf8, int offset, int length) throws IOException {
        // The longest escape is six bytes for one.
        ensure(2 + 6 * Math.min(length, BUFFER));
        put((byte) '"');
        int plain = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            byte b = utf8[i];
            if (b >= ' ' ? b == '"' || b == '\\' || b == '<' || b == '>' || b == '&' : b >= 0 || b == (byte) 0xE2) {
                if (b == (byte) 0xE2 && !lineSeparator(utf8, i, end)) {
                    continue;
                }
                put(utf8, plain, i - plain);
                i += escape(utf8, i);
                plain = i + 1;
            }
        }
        put(utf8, plain, end - plain);
        put((byte) '"');
        spill();
    }

    /// U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    private static boolean lineSeparator(byte[] utf8, int i, int end) {
        return i + 2 < end && utf8[i + 1] == (byte) 0x80 && (utf8[i + 2] & 0xFE) == 0xA8;
    }

    /// Writes the escape and answers how many bytes beyond the first it stands for.
    private int escape(byte[] utf8, int i) throws IOException {
        byte b = utf8[i];
        if (b == (byte) 0xE2) {
            put("\\u202".getBytes(StandardCharsets.US_ASCII), 0, 5);
            put((byte) (utf8[i + 2] == (byte) 0xA8 ? '8' : '9'));
            return 2;
        }
        put((byte) '\\');
        switch (b) {
            case '"', '\\' -> put(b);
            case '\n' -> put((byte) 'n');
            case '\r' -> put((byte) 'r');
            case '\t' -> put((byte) 't');
            case '\b' -> put((byte) 'b');
            case '\f' -> put((byte) 'f');
            default -> {
                put((byte) 'u');
                put((byte) '0');
                put((byte) '0');
                put(HEX[b >> 4]);
                put(HEX[b & 15]);
            }
        }
        return 0;
    }

    private void put(byte b) {
        ensure(1);
        buffer[used++] = b;
    }

    private void put(byte[] bytes, int offset, int length) throws IOException {
        if (length >= BUFFER) {
            out.write(buffer, 0, used);
            used = 0;
            out.write(bytes, offset, length);
            return;
        }
        ensure(length);
        System.arraycopy(bytes, offset, buffer, used, length);
        used += length;
    }

    private void ensure(int more) {
        if (buffer.length - used < more) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.max(buffer.length * 2, BUFFER + 512), used + more));
        }
    }

    private void spill() throws IOException {
        if (used >= BUFFER) {
            out.write(buffer, 0, used);
            used = 0;
            if (buffer.length > 4 * BUFFER) {
                buffer = new byte[BUFFER + 512];
            }
        }
    }
}

package io.cronsupportbundle.redact;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes a text in UTF-16, as programs on Windows write it, to UTF-8 for the rules and back, so that nothing in it changes but what is
/// masked. What is no valid UTF-16 would not come back the same, and is refused.
final class Utf16 {

    /// Bytes that are looked at when there is no byte order mark.
    private static final int SAMPLE = 64;

    private final Charset charset;
    private final CharsetDecoder decoder;
    private byte[] rest = new byte[0];

    private Utf16(Charset charset) {
        this.charset = charset;
        this.decoder = charset.newDecoder();
    }

    /// The encoding of a text that begins with these bytes; null when it is not UTF-16.
    static @Nullable Utf16 of(byte[] bytes, int length) {
        if (length < 4) {
            return null;
        }
        if (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return new Utf16(StandardCharsets.UTF_16LE);
        }
        if (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return new Utf16(StandardCharsets.UTF_16BE);
        }
        int sample = Math.min(length, SAMPLE) / 2 * 2;
        int most = sample / 2 * 3 / 4;
        if (count(bytes, 1, sample, true) >= most && count(bytes, 0, sample, false) >= most) {
            return new Utf16(StandardCharsets.UTF_16LE);
        }
        return count(bytes, 0, sample, true) >= most && count(bytes, 1, sample, false) >= most ? new Utf16(StandardCharsets.UTF_16BE) : null;
    }

    /// Every second byte that is zero, or that is a character of a text.
    private static int count(byte[] bytes, int first, int to, boolean zeros) {
        int count = 0;
        for (int i = first; i < to; i += 2) {
            boolean text = bytes[i] >= ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t';
            count += zeros ? (bytes[i] == 0 ? 1 : 0) : (text ? 1 : 0);
        }
        return count;
    }

    /// The next bytes of the text.
    byte[] toUtf8(byte[] bytes, int offset, int length) {
        byte[] all = Arrays.copyOf(rest, rest.length + length);
        System.arraycopy(bytes, offset, all, rest.length, length);
        ByteBuffer in = ByteBuffer.wrap(all);
        CharBuffer chars = CharBuffer.allocate(all.length / 2 + 1);
        CoderResult result = decoder.decode(in, chars, false);
        if (result.isError()) {
            throw new DoubtfulException("the text is not valid UTF-16");
        }
        rest = Arrays.copyOfRange(all, in.position(), all.length);
        return chars.flip().toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] fromUtf8(byte[] utf8, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, 0, length)).toString().getBytes(charset);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("what was made from UTF-16 is UTF-8", e);
        }
    }

    /// Says that no more bytes come.
    void end() {
        if (rest.length > 0) {
            throw new DoubtfulException("the text ends inside of a UTF-16 character");
        }
    }
}

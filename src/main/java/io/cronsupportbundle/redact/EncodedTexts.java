package io.cronsupportbundle.redact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Finds what is written in base64 and holds a secret once it is decoded, and, for gzip in base64 (Helm's releases), unpacked. Such a text is
/// masked as a whole. Finding them costs little: of an ordinary text only every sixteenth byte is looked at, and of what looks like base64
/// only the first bytes are decoded, unless they turn out to be text.
final class EncodedTexts {

    /// The name in reports.
    static final String RULE = "encoded-text";

    /// Characters. Twelve bytes, less than which can hardly be told to be a secret.
    private static final int LEAST = 16;

    /// Characters that are decoded first, to see whether the rest is worth it.
    private static final int SAMPLE = 32;

    /// Bytes that all gzipped values of one text may unpack to; what comes then is masked unseen.
    private static final int MAX_UNPACKED = 16 << 20;

    private static final boolean[] ALPHABET = new boolean[256];
    private static final byte[] SIX_BITS = new byte[256];

    static {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            ALPHABET[digits.charAt(i)] = true;
            SIX_BITS[digits.charAt(i)] = (byte) i;
        }
        ALPHABET['-'] = true;
        ALPHABET['_'] = true;
        SIX_BITS['-'] = 62;
        SIX_BITS['_'] = 63;
    }

    private final Redactor redactor;
    private final int level;
    private int unpacked;
    private int end;

    EncodedTexts(Redactor redactor, int level) {
        this.redactor = redactor;
        this.level = level;
    }

    /// Where the first secret in base64 begins, or `to`.
    int first(byte[] bytes, int from, int to) {
        int p = from + LEAST - 1;
        while (p < to) {
            if (!ALPHABET[bytes[p] & 0xFF]) {
                p += LEAST;
                continue;
            }
            int start = p;
            while (start > from && ALPHABET[bytes[start - 1] & 0xFF]) {
                start--;
            }
            int stop = p + 1;
            while (stop < to && ALPHABET[bytes[stop] & 0xFF]) {
                stop++;
            }
            while (start < stop && (bytes[start] == '-' || bytes[start] == '/' || bytes[start] == '_')) {
                start++;
            }
            if (stop - start >= LEAST && plausible(bytes, start) && holdsSecret(bytes, start, stop)) {
                end = stop;
                while (end < to && bytes[end] == '=') {
                    end++;
                }
                return start;
            }
            p = stop + LEAST;
        }
        return to;
    }

    /// Where the one that was found last ends.
    int end() {
        return end;
    }

    /// Whether a text that is nothing but base64, in lines or not, holds a secret.
    boolean wholly(byte[] bytes, int from, int to) {
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (ALPHABET[b & 0xFF]) {
                plain[length++] = b;
            } else if (b != '\n' && b != '\r' && b != ' ' && b != '\t' && b != '=') {
                return false;
            }
        }
        return length >= LEAST && holdsSecret(plain, 0, length);
    }

    /// Whether the first twelve bytes may be those of gzip, of a text, or of a text in UTF-16. Nearly everything else ends here: paths, names,
    /// digests.
    private static boolean plausible(byte[] bytes, int from) {
        if (bytes[from] == 'H' && bytes[from + 1] == '4' && bytes[from + 2] == 's') {
            return true;
        }
        int zeros = 0;
        int following = 0;
        for (int i = from; i < from + LEAST; i += 4) {
            int bits = SIX_BITS[bytes[i] & 0xFF] << 18 | SIX_BITS[bytes[i + 1] & 0xFF] << 12 | SIX_BITS[bytes[i + 2] & 0xFF] << 6
                    | SIX_BITS[bytes[i + 3] & 0xFF];
            for (int shift = 16; shift >= 0; shift -= 8) {
                int b = bits >> shift & 0xFF;
                boolean continues = (b & 0xC0) == 0x80;
                if (b == 0) {
                    zeros++;
                } else if (zeros == 0 && (control(b) || continues != (following > 0))) {
                    return b >= 0xFE && i == from;
                }
                following = continues ? following - 1 : b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : b >= 0xC0 ? 1 : 0;
            }
        }
        return zeros == 0 || zeros >= 4;
    }

    private static boolean control(int b) {
        return (b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 0x7F;
    }

    private boolean holdsSecret(byte[] bytes, int from, int to) {
        byte[] sample = decode(bytes, from, Math.min(to, from + SAMPLE));
        boolean gzip = sample.length > 3 && sample[0] == 0x1F && sample[1] == (byte) 0x8B && sample[2] == 8;
        Charset charset = gzip ? StandardCharsets.UTF_8 : charset(sample);
        if (charset == null) {
            return false;
        }
        if (level >= NestedJson.MAX_LEVELS) {
            return true;
        }
        byte[] decoded = decode(bytes, from, to);
        byte[] content = gzip ? unzip(decoded) : utf8(decoded, charset);
        if (content == null) {
            return gzip;
        }
        return new StringRedaction(redactor, new RedactionCounts(), level + 1).redact(content, 0, content.length) != content;
    }

    private static byte[] decode(byte[] bytes, int from, int to) {
        int length = to - from;
        byte[] standard = new byte[length % 4 == 1 ? length - 1 : length];
        for (int i = 0; i < standard.length; i++) {
            byte b = bytes[from + i];
            standard[i] = b == '-' ? (byte) '+' : b == '_' ? (byte) '/' : b;
        }
        return Base64.getDecoder().decode(standard);
    }

    /// What text the bytes seem to be, or null when they are none.
    private static @Nullable Charset charset(byte[] sample) {
        int zeros = 0;
        for (byte b : sample) {
            zeros += b == 0 ? 1 : 0;
        }
        if (zeros > 0) {
            boolean half = zeros >= sample.length / 2 - 1;
            return !half ? null : sample[1] == 0 || sample[3] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        for (byte b : sample) {
            if ((b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 0x7F) {
                return null;
            }
        }
        // The sample may end inside of a character.
        return new String(sample, 0, Math.max(sample.length - 3, 0), StandardCharsets.UTF_8).chars().filter(c -> c == 0xFFFD).count() > 1
                ? null : StandardCharsets.UTF_8;
    }

    private static byte @Nullable [] utf8(byte[] decoded, Charset charset) {
        try {
            if (charset.equals(StandardCharsets.UTF_8)) {
                return decoded;
            }
            return charset.newDecoder().decode(ByteBuffer.wrap(decoded, 0, decoded.length / 2 * 2)).toString().getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /// The unpacked bytes, or null when they cannot be had.
    private byte @Nullable [] unzip(byte[] packed) {
        int room = MAX_UNPACKED - unpacked;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] content = in.readNBytes(room);
            unpacked += content.length;
            return content.length == room ? null : content;
        } catch (IOException e) {
            return null;
        }
    }
}

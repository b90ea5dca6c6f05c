package io.cronsupportbundle.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/// Looks for secrets in one piece of text by their known forms, and by a high entropy right behind a name that says secret. It undoes
/// base64, gzip, JSON and URL escapes, and UTF-16 on its way. It errs on the side of silence: a false hit withholds a file that somebody needs.
final class Detector {
    private static final Literals LITERALS = new Literals(Format.values());

    private static final int MAX_DEPTH = 4;
    private static final int MAX_UNPACKED = 4 << 20;

    /// Characters of base64. Eighteen bytes, less than which has none of the forms.
    private static final int LEAST = 24;

    /// Takes what was found.
    interface Hits {
        void hit(String format, String rule, String encoding);
    }

    private final Hits hits;

    Detector(Hits hits) {
        this.hits = hits;
    }

    void look(byte[] bytes, int from, int to) {
        look(bytes, from, to, "", 0);
    }

    private void look(byte[] bytes, int from, int to, String encoding, int depth) {
        LITERALS.each(bytes, from, to, (format, literal, at) -> {
            boolean inside = at > from && Character.isLetterOrDigit(bytes[at - 1] & 0xFF);
            if ((!inside || format.insideOfWords(literal)) && format.at(bytes, at, at + literal.length(), to)) {
                hits.hit(format.key(), format.rule(), encoding);
            }
        });
        if (depth == MAX_DEPTH) {
            return;
        }
        if (jsonEscapes(bytes, from, to)) {
            last(unescaped(bytes, from, to), and(encoding, "JSON escapes"));
        }
        if (urlEscapes(bytes, from, to)) {
            last(percentDecoded(bytes, from, to), and(encoding, "URL escapes"));
        }
        if (to - from > 8 && bytes[from + 1] == 0 && bytes[from + 3] == 0) {
            last(withoutZeros(bytes, from, to), and(encoding, "UTF-16"));
        }
        decodeRuns(bytes, from, to, encoding, depth);
    }

    /// Looks at what is not decoded any further.
    private void last(byte[] bytes, String encoding) {
        look(bytes, 0, bytes.length, encoding, MAX_DEPTH);
    }

    /// Of an ordinary text only every twenty-fourth byte is looked at.
    private void decodeRuns(byte[] bytes, int from, int to, String encoding, int depth) {
        int p = from + LEAST - 1;
        while (p < to) {
            if (!inBase64(bytes[p])) {
                p += LEAST;
                continue;
            }
            int start = p;
            while (start > from && inBase64(bytes[start - 1])) {
                start--;
            }
            int stop = p + 1;
            while (stop < to && inBase64(bytes[stop])) {
                stop++;
            }
            if (stop - start >= LEAST) {
                decode(bytes, start, stop, encoding, depth);
            }
            p = stop + LEAST;
        }
    }

    private void decode(byte[] text, int from, int to, String encoding, int depth) {
        boolean gzip = text[from] == 'H' && text[from + 1] == '4' && text[from + 2] == 's' && text[from + 3] == 'I';
        if (!gzip && !readable(bytes(text, from, from + LEAST))) {
            return;
        }
        byte[] decoded = bytes(text, from, to);
        if (decoded[0] == 0x1F && decoded[1] == (byte) 0x8B) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(decoded))) {
                byte[] unpacked = in.readNBytes(MAX_UNPACKED);
                look(unpacked, 0, unpacked.length, and(encoding, "base64, gzip"), depth + 1);
            } catch (IOException e) {
                // No gzip after all.
                return;
            }
        } else {
            look(decoded, 0, decoded.length, and(encoding, "base64"), depth + 1);
        }
    }

    private static boolean inBase64(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '+' || b == '/' || b == '-' || b == '_';
    }

    private static byte[] bytes(byte[] base64, int from, int to) {
        int length = (to - from) % 4 == 1 ? to - from - 1 : to - from;
        byte[] plain = new byte[length];
        for (int i = 0; i < length; i++) {
            byte b = base64[from + i];
            plain[i] = b == '-' ? (byte) '+' : b == '_' ? (byte) '/' : b;
        }
        return Base64.getDecoder().decode(plain);
    }

    private static boolean readable(byte[] bytes) {
        int zeros = 0;
        for (byte b : bytes) {
            if (b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0) {
                return false;
            }
            zeros += b == 0 ? 1 : 0;
        }
        return zeros == 0 || zeros >= bytes.length / 2 - 1;
    }

    private static boolean jsonEscapes(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '\\' && (bytes[i + 1] == '"' || bytes[i + 1] == '/' || bytes[i + 1] == 'u')) {
                return true;
            }
        }
        return false;
    }

    private static byte[] unescaped(byte[] bytes, int from, int to) {
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] != '\\') {
                plain[length++] = bytes[i];
            } else if (i + 5 < to && bytes[i + 1] == 'u' && bytes[i + 2] == '0' && bytes[i + 3] == '0') {
                plain[length++] = (byte) Math.max(hexadecimal(bytes, i + 4), 0);
                i += 5;
            } else if (i + 1 < to && bytes[i + 1] == 'n') {
                plain[length++] = '\n';
                i++;
            }
        }
        return Arrays.copyOf(plain, length);
    }

    private static boolean urlEscapes(byte[] bytes, int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == '%' && bytes[i + 1] == '3' && (bytes[i + 2] == 'A' || bytes[i + 2] == 'a')) {
                return true;
            }
        }
        return false;
    }

    private static byte[] percentDecoded(byte[] bytes, int from, int to) {
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            int code = bytes[i] == '%' && i + 2 < to ? hexadecimal(bytes, i + 1) : -1;
            plain[length++] = code >= 0 ? (byte) code : bytes[i];
            i += code >= 0 ? 2 : 0;
        }
        return Arrays.copyOf(plain, length);
    }

    /// The number that two digits write, or a negative one.
    private static int hexadecimal(byte[] bytes, int at) {
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static byte[] withoutZeros(byte[] bytes, int from, int to) {
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                plain[length++] = bytes[i];
            }
        }
        return Arrays.copyOf(plain, length);
    }

    private static String and(String encoding, String more) {
        return encoding.isEmpty() ? more : encoding + ", " + more;
    }
}

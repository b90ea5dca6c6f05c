package io.cronsupportbundle.analyze;

import java.nio.charset.StandardCharsets;

/// A text of a bundle, or its beginning, as bytes that a regular expression can run over: valid UTF-8 whatever the file holds, so that
/// broken bytes cannot swallow the text behind them. Each byte that is no part of a character is replaced by a control character, which is
/// what keeps the length; Go sees U+FFFD there.
public final class TextExcerpt {
    private static final byte SUBSTITUTE = 0x1A;

    private final byte[] utf8;
    private final boolean whole;

    /// Takes the bytes over and mends them in place; a copy of a large log is what there is no room for.
    TextExcerpt(byte[] bytes, boolean whole) {
        this.utf8 = bytes;
        this.whole = whole;
        mend(bytes);
    }

    /// A text that is no entry of its own.
    public static TextExcerpt of(String text) {
        return new TextExcerpt(text.getBytes(StandardCharsets.UTF_8), true);
    }

    /// Not a copy; not to be changed.
    byte[] utf8() {
        return utf8;
    }

    public boolean whole() {
        return whole;
    }

    private static void mend(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            int length = bytes[i] >= 0 ? 1 : character(bytes, i);
            if (length == 0) {
                bytes[i] = SUBSTITUTE;
                length = 1;
            }
            i += length;
        }
    }

    /// The length of the character beyond ASCII that begins here, or 0 (Unicode standard, table 3-7).
    private static int character(byte[] bytes, int i) {
        int first = bytes[i] & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || i + length > bytes.length) {
            return 0;
        }
        int second = bytes[i + 1] & 0xFF;
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int k = i + 2; k < i + length; k++) {
            if ((bytes[k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}

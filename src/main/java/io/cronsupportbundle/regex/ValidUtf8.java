package io.cronsupportbundle.regex;

/// Makes valid UTF-8 of any bytes without moving one, so that broken bytes cannot swallow the text behind them when a regular expression
/// runs over it. Each byte that is no part of a character becomes a control character; Go sees U+FFFD there.
public final class ValidUtf8 {
    private static final byte SUBSTITUTE = 0x1A;

    private ValidUtf8() {}

    /// Mends bytes in place.
    public static void mend(byte[] bytes) {
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

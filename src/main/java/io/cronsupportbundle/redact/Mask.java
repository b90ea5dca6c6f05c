package io.cronsupportbundle.redact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What stands in a bundle where a secret stood. Readers of support bundles know this text, and the shape of tokens.
public final class Mask {
    public static final String TEXT = "***HIDDEN***";

    private static final byte[] UTF8 = TEXT.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TOKEN = "***TOKEN_".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STARS = "***".getBytes(StandardCharsets.US_ASCII);

    /// `***TOKEN_PASSWORD_0123456789AB***` is the longest.
    private static final int LONGEST = 40;

    private Mask() {}

    static byte[] utf8() {
        return UTF8.clone();
    }

    /// Whether these bytes are a mask or a token, and nothing else.
    static boolean is(byte[] bytes, int from, int to) {
        return (to - from == UTF8.length && Arrays.equals(bytes, from, to, UTF8, 0, UTF8.length)) || isToken(bytes, from, to);
    }

    /// Whether a text is a mask or a token, and nothing else.
    static boolean is(String text) {
        if (!text.startsWith("***") || text.length() > LONGEST) {
            return false;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return is(utf8, 0, utf8.length);
    }

    private static boolean isToken(byte[] bytes, int from, int to) {
        boolean shape = to - from > TOKEN.length + STARS.length && to - from <= LONGEST
                && Arrays.equals(bytes, from, from + TOKEN.length, TOKEN, 0, TOKEN.length)
                && Arrays.equals(bytes, to - STARS.length, to, STARS, 0, STARS.length);
        for (int i = from + TOKEN.length; shape && i < to - STARS.length; i++) {
            byte b = bytes[i];
            shape = (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
        }
        return shape;
    }
}

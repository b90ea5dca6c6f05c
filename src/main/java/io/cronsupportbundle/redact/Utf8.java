package io.cronsupportbundle.redact;

import java.nio.charset.StandardCharsets;

/// One text as UTF-8 in a buffer that is used again for the next, because a document has a hundred thousand of them.
final class Utf8 {
    private byte[] bytes = new byte[1024];
    private int length;

    void set(String text) {
        int count = text.length();
        if (bytes.length < count * 3) {
            bytes = new byte[count * 3];
        }
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, bytes, 0, encoded.length);
                length = encoded.length;
                return;
            }
            bytes[i] = (byte) c;
        }
        length = count;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}

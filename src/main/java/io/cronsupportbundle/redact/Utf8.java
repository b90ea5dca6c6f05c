package io.cronsupportbundle.redact;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// One text as UTF-8 in a buffer that is used again for the next, because a document has a hundred thousand of them.
final class Utf8 {
    private byte[] bytes = new byte[1024];
    private int length;

    void set(JsonParser parser) throws IOException {
        encode(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

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

    private void encode(char[] chars, int offset, int count) {
        if (bytes.length < count * 3) {
            bytes = new byte[count * 3];
        }
        int n = 0;
        for (int i = offset; i < offset + count; i++) {
            char c = chars[i];
            if (c >= 0x80) {
                set(new String(chars, offset, count));
                return;
            }
            bytes[n++] = (byte) c;
        }
        length = n;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}

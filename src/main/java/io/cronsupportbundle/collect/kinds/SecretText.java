package io.cronsupportbundle.collect.kinds;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Values of Secrets as text, as the API server packs them.
final class SecretText {
    private SecretText() {}

    /// The text of a value; nothing where it is no Base64.
    static String decode(String value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String value) {
        try {
            return Base64.getMimeDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}

package io.cronsupportbundle.redact;

import java.nio.charset.StandardCharsets;

/// What stands in a bundle where a secret stood. Readers of support bundles know this text.
public final class Mask {
    public static final String TEXT = "***HIDDEN***";

    private static final byte[] UTF8 = TEXT.getBytes(StandardCharsets.US_ASCII);

    private Mask() {}

    static byte[] utf8() {
        return UTF8.clone();
    }
}

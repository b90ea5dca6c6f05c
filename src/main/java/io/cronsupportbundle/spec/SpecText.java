package io.cronsupportbundle.spec;

import io.cronsupportbundle.bundle.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A text that may hold specifications, with the name that messages use for the place it came from.
///
/// @param source what people recognise: a path, `secret/fxa/support-bundle-spec/support-bundle-spec`; never with a password in it
public record SpecText(String source, String text) {

    /// What a text may measure. A Secret holds at most 1 MiB; a rendered chart that is piped in can be larger.
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    /// Bytes as text, UTF-8 unless a byte order mark says UTF-16, as Go's YAML reader takes them.
    ///
    /// @throws SpecException when the bytes are too many or no text
    public static SpecText decode(String source, byte[] bytes) throws SpecException {
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(source);
        }
        Charset charset = charset(bytes);
        try {
            return new SpecText(source, charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new SpecException(new Problem("spec.not-text", source, "The specification is not " + charset + " text",
                    "Save it as UTF-8"), e);
        }
    }

    static SpecException tooLarge(String source) {
        return new SpecException(new Problem("spec.too-large", source, "The specification is larger than " + MAX_BYTES / 1024 / 1024
                + " MiB",
                "Give only the specification, without the rest of the chart or the bundle"));
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16;
        }
        return StandardCharsets.UTF_8;
    }
}

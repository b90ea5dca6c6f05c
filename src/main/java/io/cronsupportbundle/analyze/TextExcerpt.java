package io.cronsupportbundle.analyze;

import io.cronsupportbundle.regex.ValidUtf8;
import java.nio.charset.StandardCharsets;

/// A text of a bundle, or its beginning, as bytes that a regular expression can run over: valid UTF-8 whatever the file holds, so that
/// broken bytes cannot swallow the text behind them. Each byte that is no part of a character is replaced by a control character, which is
/// what keeps the length; Go sees U+FFFD there.
public final class TextExcerpt {
    private final byte[] utf8;
    private final boolean whole;

    /// Takes the bytes over and mends them in place; a copy of a large log is what there is no room for.
    TextExcerpt(byte[] bytes, boolean whole) {
        this.utf8 = bytes;
        this.whole = whole;
        ValidUtf8.mend(bytes);
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
}

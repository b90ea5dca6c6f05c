package io.cronsupportbundle.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A text on its way into the bundle. It becomes an entry when it is closed after [#complete]; closed without, it leaves no trace.
public interface TextEntry extends Closeable {

    void write(byte[] bytes, int offset, int length) throws IOException;

    /// Says that the text is whole, and how its collection ended.
    void complete(Outcome outcome, String cause);

    default void complete() {
        complete(Outcome.COLLECTED, "");
    }

    default void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }
}

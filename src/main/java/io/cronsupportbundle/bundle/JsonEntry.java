package io.cronsupportbundle.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;

/// A JSON document on its way into the bundle, written as a stream of events. In an object that has both, the name comes before the value.
/// It becomes an entry when it is closed after [#complete]; closed without, it leaves no trace, so that a torn answer never looks like data.
public interface JsonEntry extends Closeable {

    void startObject() throws IOException;

    void endObject() throws IOException;

    void startArray() throws IOException;

    void endArray() throws IOException;

    void name(String name) throws IOException;

    void text(String value) throws IOException;

    void number(long value) throws IOException;

    void bool(boolean value) throws IOException;

    void nil() throws IOException;

    /// Copies a whole value.
    void tree(JsonNode value) throws IOException;

    /// Gives back file handle and buffers while other entries are written; the next event takes them up again.
    void pause() throws IOException;

    /// Says that the document is whole, and how its collection ended.
    void complete(Outcome outcome, String cause);

    default void complete() {
        complete(Outcome.COLLECTED, "");
    }

    default void member(String name, String value) throws IOException {
        name(name);
        text(value);
    }

    default void member(String name, boolean value) throws IOException {
        name(name);
        bool(value);
    }

    default void member(String name, long value) throws IOException {
        name(name);
        number(value);
    }
}

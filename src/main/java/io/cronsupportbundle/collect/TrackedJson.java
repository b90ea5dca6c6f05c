package io.cronsupportbundle.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;

/// A document that tells when it has really become an entry: completed, and closed without an error.
final class TrackedJson implements JsonEntry {
    private final JsonEntry entry;
    private final Runnable came;
    private boolean complete;

    TrackedJson(JsonEntry entry, Runnable came) {
        this.entry = entry;
        this.came = came;
    }

    @Override
    public void startObject() throws IOException {
        entry.startObject();
    }

    @Override
    public void endObject() throws IOException {
        entry.endObject();
    }

    @Override
    public void startArray() throws IOException {
        entry.startArray();
    }

    @Override
    public void endArray() throws IOException {
        entry.endArray();
    }

    @Override
    public void name(String name) throws IOException {
        entry.name(name);
    }

    @Override
    public void text(String value) throws IOException {
        entry.text(value);
    }

    @Override
    public void number(long value) throws IOException {
        entry.number(value);
    }

    @Override
    public void bool(boolean value) throws IOException {
        entry.bool(value);
    }

    @Override
    public void nil() throws IOException {
        entry.nil();
    }

    @Override
    public void tree(JsonNode value) throws IOException {
        entry.tree(value);
    }

    @Override
    public void pause() throws IOException {
        entry.pause();
    }

    @Override
    public void complete(Outcome outcome, String cause) {
        complete = true;
        entry.complete(outcome, cause);
    }

    @Override
    public void close() throws IOException {
        entry.close();
        if (complete) {
            came.run();
        }
    }
}

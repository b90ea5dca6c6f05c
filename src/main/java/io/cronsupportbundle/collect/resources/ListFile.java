package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.kubernetes.ListReader.Envelope;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One list of objects as a file: `kind`, `apiVersion`, `metadata`, `items`, each item with its own `kind` and `apiVersion` first, as Go's
/// types print them. It is opened by its first item and can rest between items.
final class ListFile implements Closeable {
    private final EntrySink sink;
    private final BundlePath path;
    private final String kind;
    private @Nullable JsonEntry entry;
    private boolean whole;

    ListFile(EntrySink sink, BundlePath path, String kind) {
        this.sink = sink;
        this.path = path;
        this.kind = kind;
    }

    void begin(Envelope envelope) throws IOException {
        JsonEntry open = sink.json(path);
        entry = open;
        open.startObject();
        open.member("kind", kind + "List");
        open.member("apiVersion", envelope.apiVersion());
        open.name("metadata");
        open.startObject();
        if (!envelope.resourceVersion().isEmpty()) {
            open.member("resourceVersion", envelope.resourceVersion());
        }
        open.endObject();
        open.name("items");
        open.startArray();
    }

    void item(ObjectNode item, String apiVersion) throws IOException {
        ObjectNode typed = JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", apiVersion);
        typed.setAll(item);
        opened().tree(typed);
    }

    void rest() throws IOException {
        opened().pause();
    }

    boolean begun() {
        return entry != null;
    }

    /// Says that every item has come.
    void complete() throws IOException {
        JsonEntry open = opened();
        open.endArray();
        open.endObject();
        open.complete();
        whole = true;
    }

    /// Says that no more will come, although there were more.
    void cut(Outcome outcome, String cause) throws IOException {
        JsonEntry open = opened();
        open.endArray();
        open.endObject();
        open.complete(outcome, cause);
        whole = true;
    }

    boolean whole() {
        return whole;
    }

    @Override
    public void close() throws IOException {
        JsonEntry open = entry;
        entry = null;
        if (open != null) {
            open.close();
        }
    }

    private JsonEntry opened() {
        JsonEntry open = entry;
        if (open == null) {
            throw new IllegalStateException("the list of " + kind + " has not begun");
        }
        return open;
    }
}

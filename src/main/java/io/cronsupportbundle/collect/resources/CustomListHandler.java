package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes the objects of one custom type as bare arrays: one for the cluster, or one for each namespace that has any. Beside each lies a
/// link that ends in `.yaml`, under which older bundles had the same.
final class CustomListHandler implements Handler, Closeable {
    private final EntrySink sink;
    private final CustomType type;
    private final SortedSet<String> namespaces;
    private final Map<String, JsonEntry> entries = new TreeMap<>();
    private @Nullable JsonEntry current;

    CustomListHandler(EntrySink sink, CustomType type, SortedSet<String> namespaces) {
        this.sink = sink;
        this.type = type;
        this.namespaces = namespaces;
    }

    @Override
    public void begin() throws IOException {
        close();
    }

    @Override
    public void item(ObjectNode item) throws IOException {
        String namespace = type.namespaced() ? item.path("metadata").path("namespace").asText() : "";
        if (type.namespaced() && !namespaces.contains(namespace)) {
            return;
        }
        JsonEntry entry = entries.get(namespace);
        if (entry == null) {
            entry = sink.json(path(namespace, ".json"));
            entries.put(namespace, entry);
            entry.startArray();
        }
        JsonEntry before = current;
        if (before != null && before != entry) {
            before.pause();
        }
        current = entry;
        entry.tree(SortedKeys.sort(item));
    }

    /// Says that every object has come.
    void complete() throws IOException {
        for (Map.Entry<String, JsonEntry> entry : entries.entrySet()) {
            entry.getValue().endArray();
            entry.getValue().complete();
            entry.getValue().close();
            sink.link(path(entry.getKey(), ".yaml"), path(entry.getKey(), ".json"));
        }
        entries.clear();
        current = null;
    }

    private BundlePath path(String namespace, String ending) {
        String file = type.namespaced() ? type.name() + "/" + namespace : type.name();
        return BundlePath.of(CustomResources.DIRECTORY, file + ending);
    }

    @Override
    public void close() throws IOException {
        for (JsonEntry entry : entries.values()) {
            entry.close();
        }
        entries.clear();
        current = null;
    }
}

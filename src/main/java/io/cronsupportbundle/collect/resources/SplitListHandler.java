package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.kubernetes.ListReader.Envelope;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Splits one list over all namespaces into a file for each, as it passes. Items come sorted by namespace; should one come out of order,
/// its file is taken up again.
final class SplitListHandler implements Handler, Closeable {
    private final EntrySink sink;
    private final ResourceRow row;
    private final SortedSet<String> namespaces;
    private final ItemWatcher watcher;
    private final Map<String, ListFile> files = new TreeMap<>();
    private Envelope envelope = new Envelope("", "", "");
    private @Nullable ListFile current;

    /// Sees items on their way into a file.
    interface ItemWatcher {
        /// The list over these namespaces begins, perhaps again: what was seen of them before is void. Empty for a list of the cluster.
        void begin(Set<String> namespaces);

        void item(ObjectNode item);

        ItemWatcher NONE = new ItemWatcher() {
            @Override
            public void begin(Set<String> namespaces) {}

            @Override
            public void item(ObjectNode item) {}
        };
    }

    SplitListHandler(EntrySink sink, ResourceRow row, SortedSet<String> namespaces, ItemWatcher watcher) {
        this.sink = sink;
        this.row = row;
        this.namespaces = namespaces;
        this.watcher = watcher;
    }

    @Override
    public void begin() throws IOException {
        close();
        watcher.begin(namespaces);
    }

    @Override
    public void envelope(Envelope envelope) {
        this.envelope = envelope;
    }

    @Override
    public void item(ObjectNode item) throws IOException {
        String namespace = item.path("metadata").path("namespace").asText();
        if (!namespaces.contains(namespace)) {
            return;
        }
        ListFile file = file(namespace);
        ListFile before = current;
        if (before != null && before != file) {
            before.rest();
        }
        current = file;
        file.item(item, envelope.apiVersion());
        watcher.item(item);
    }

    /// Every namespace gets its file, the empty ones too.
    void complete() throws IOException {
        for (String namespace : namespaces) {
            file(namespace).complete();
            file(namespace).close();
        }
        files.clear();
    }

    private ListFile file(String namespace) throws IOException {
        ListFile file = files.get(namespace);
        if (file == null) {
            file = new ListFile(sink, BundlePath.of("cluster-resources", row.file(), namespace + ".json"), row.kind());
            file.begin(envelope);
            files.put(namespace, file);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        for (ListFile file : files.values()) {
            file.close();
        }
        files.clear();
        current = null;
    }
}

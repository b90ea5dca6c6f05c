package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.collect.resources.SplitListHandler.ItemWatcher;
import io.cronsupportbundle.kubernetes.ListReader.Envelope;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import java.io.IOException;
import java.util.Set;

/// Writes a list into one file as it comes.
class ClusterListHandler implements Handler {
    private final ListFile file;
    private final ItemWatcher watcher;
    private String apiVersion = "";

    ClusterListHandler(ListFile file, ItemWatcher watcher) {
        this.file = file;
        this.watcher = watcher;
    }

    @Override
    public void begin() throws IOException {
        file.close();
        watcher.begin(Set.of());
    }

    @Override
    public void envelope(Envelope envelope) throws IOException {
        apiVersion = envelope.apiVersion();
        file.begin(envelope);
    }

    @Override
    public void item(ObjectNode item) throws IOException {
        file.item(item, apiVersion);
        watcher.item(item);
    }
}

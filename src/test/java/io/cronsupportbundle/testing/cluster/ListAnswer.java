package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// One page of a list, or all of it when the client sets no limit; then it streams and holds a single item in memory.
record ListAnswer(Cluster cluster, ResourceType type, String namespace, Query query, boolean metadataOnly) {

    void write(OutputStream out) throws IOException {
        LabelSelector labels = LabelSelector.parse(query.text("labelSelector"));
        FieldSelector fields = FieldSelector.parse(query.text("fieldSelector"), type);
        Predicate<ObjectNode> wanted = object -> labels.test(object) && fields.test(object);
        long limit = limit();
        String token = query.text("continue");
        ContinueToken from = token.isEmpty() ? new ContinueToken(cluster.resourceVersion(), "") : ContinueToken.parse(token);
        Iterator<ObjectNode> all = cluster.source(type).after(namespace, from.after());
        if (limit <= 0) {
            writeList(out, all, wanted, metadata(from, Page.WHOLE, true));
            return;
        }
        boolean selective = !labels.requirements().isEmpty() || !fields.requirements().isEmpty();
        Page page = Page.take(all, wanted, limit);
        writeList(out, page.items.iterator(), wanted, metadata(from, page, selective));
    }

    private long limit() {
        OptionalLong limit = query.number("limit");
        return limit.isPresent() ? limit.getAsLong() : 0;
    }

    /// Custom resources always show `continue`, empty at the end.
    private ObjectNode metadata(ContinueToken from, Page page, boolean selective) {
        ObjectNode metadata = Json.object();
        String next = page.more ? new ContinueToken(from.resourceVersion(), page.lastKey).encode() : "";
        if (type.custom() && !metadataOnly) {
            metadata.put("continue", next);
            putRemaining(metadata, page, selective);
            return metadata.put("resourceVersion", from.resourceVersion());
        }
        metadata.put("resourceVersion", from.resourceVersion());
        if (page.more) {
            metadata.put("continue", next);
            putRemaining(metadata, page, selective);
        }
        return metadata;
    }

    /// The server does not count what a selector might leave out.
    private void putRemaining(ObjectNode metadata, Page page, boolean selective) {
        if (page.more && !selective) {
            metadata.put("remainingItemCount", cluster.source(type).countAfter(namespace, page.lastKey));
        }
    }

    private void writeList(OutputStream out, Iterator<ObjectNode> items, Predicate<ObjectNode> wanted,
            ObjectNode metadata) throws IOException {
        try (JsonGenerator json = Json.mapper().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            if (type.custom() && !metadataOnly) {
                json.writeStringField("apiVersion", type.apiVersion());
                writeItems(json, items, wanted);
                json.writeStringField("kind", type.listKind());
                json.writeObjectField("metadata", metadata);
            } else {
                json.writeStringField("kind", metadataOnly ? "PartialObjectMetadataList" : type.listKind());
                json.writeStringField("apiVersion", metadataOnly ? "meta.k8s.io/v1" : type.apiVersion());
                json.writeObjectField("metadata", metadata);
                writeItems(json, items, wanted);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void writeItems(JsonGenerator json, Iterator<ObjectNode> items, Predicate<ObjectNode> wanted) throws IOException {
        json.writeArrayFieldStart("items");
        while (items.hasNext()) {
            ObjectNode item = items.next();
            if (wanted.test(item)) {
                json.writeObject(metadataOnly ? partial(item) : item);
            }
        }
        json.writeEndArray();
    }

    static ObjectNode partial(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private record Page(List<ObjectNode> items, String lastKey, boolean more) {
        static final Page WHOLE = new Page(List.of(), "", false);

        static Page take(Iterator<ObjectNode> all, Predicate<ObjectNode> wanted, long limit) {
            List<ObjectNode> items = new ArrayList<>();
            while (all.hasNext()) {
                ObjectNode next = all.next();
                if (wanted.test(next)) {
                    if (items.size() == limit) {
                        return new Page(items, ObjectSource.key(items.getLast()), true);
                    }
                    items.add(next);
                }
            }
            return new Page(items, "", false);
        }
    }
}

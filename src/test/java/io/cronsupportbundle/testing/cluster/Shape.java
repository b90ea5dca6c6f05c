package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A document without its values: the order of its keys at the top, and which keys stand where below, so that two servers with different
/// contents can be compared.
record Shape(List<String> top, Set<String> metadata, Set<String> items) {

    static Shape of(JsonNode document) {
        List<String> top = new ArrayList<>();
        document.fieldNames().forEachRemaining(top::add);
        Set<String> items = new LinkedHashSet<>();
        document.path("items").forEach(item -> items.addAll(keys(item)));
        return new Shape(List.copyOf(top), Set.copyOf(keys(document.path("metadata"))), Set.copyOf(items));
    }

    /// Who wrote a field last is noted by the real server only.
    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new LinkedHashSet<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!field.getKey().equals("managedFields")) {
                keys.add(field.getKey() + ":" + kind(field.getValue()));
            }
        }
        return keys;
    }

    private static JsonNodeType kind(JsonNode value) {
        return value.getNodeType();
    }
}

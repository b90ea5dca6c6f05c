package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts the keys of a document into the order in which Go prints maps, which custom resources are to it. Servers send them so already;
/// where they do, nothing is moved.
final class SortedKeys {
    private SortedKeys() {}

    /// The same document, sorted at every level.
    static ObjectNode sort(ObjectNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        boolean sorted = true;
        String before = "";
        for (Map.Entry<String, JsonNode> member : members) {
            sort(member.getValue());
            sorted &= before.compareTo(member.getKey()) <= 0;
            before = member.getKey();
        }
        if (!sorted) {
            members.sort(Map.Entry.comparingByKey());
            object.removeAll();
            members.forEach(member -> object.set(member.getKey(), member.getValue()));
        }
        return object;
    }

    private static void sort(JsonNode value) {
        switch (value) {
            case ObjectNode object -> sort(object);
            case ArrayNode array -> array.forEach(SortedKeys::sort);
            default -> {}
        }
    }
}

package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;

/// Objects of one type in the order of their keys in etcd, one at a time, so that a list need never be in memory as a whole.
///
/// A key is `namespace/name`, or `name` for objects of the cluster scope. An empty namespace asks for all.
interface ObjectSource {

    /// Objects whose key comes after the given one; the empty key comes before all.
    Iterator<ObjectNode> after(String namespace, String key);

    /// How many [#after] gives.
    long countAfter(String namespace, String key);

    Optional<ObjectNode> find(String namespace, String name);

    static String key(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return key(metadata.path("namespace").asText(), metadata.path("name").asText());
    }

    static String key(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}

package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The objects of one type that a test or a recording has put in.
final class StoredObjects implements ObjectSource {
    private final ConcurrentNavigableMap<String, ObjectNode> objects = new ConcurrentSkipListMap<>();

    void put(ObjectNode object) {
        objects.put(ObjectSource.key(object), object);
    }

    void remove(String namespace, String name) {
        objects.remove(ObjectSource.key(namespace, name));
    }

    @Override
    public Iterator<ObjectNode> after(String namespace, String key) {
        return range(namespace, key).values().iterator();
    }

    @Override
    public long countAfter(String namespace, String key) {
        return range(namespace, key).size();
    }

    @Override
    public Optional<ObjectNode> find(String namespace, String name) {
        return Optional.ofNullable(objects.get(ObjectSource.key(namespace, name)));
    }

    /// Keys of a namespace lie between `ns/` and `ns0`, for `0` is the character after `/`.
    private ConcurrentNavigableMap<String, ObjectNode> range(String namespace, String key) {
        ConcurrentNavigableMap<String, ObjectNode> from = objects.tailMap(key, false);
        if (namespace.isEmpty()) {
            return from;
        }
        String first = namespace + "/";
        String end = namespace + "0";
        return key.compareTo(end) >= 0 ? objects.subMap(end, end)
                : objects.subMap(key.compareTo(first) > 0 ? key : first, false, end, false);
    }
}

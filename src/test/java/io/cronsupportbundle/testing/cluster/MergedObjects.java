package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Several sources of one type as one, still in the order of keys.
record MergedObjects(List<ObjectSource> sources) implements ObjectSource {
    MergedObjects {
        sources = List.copyOf(sources);
    }

    @Override
    public Iterator<ObjectNode> after(String namespace, String key) {
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::key));
        for (ObjectSource source : sources) {
            push(heads, source.after(namespace, key));
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !heads.isEmpty();
            }

            @Override
            public ObjectNode next() {
                Head head = heads.remove();
                push(heads, head.rest);
                return head.object;
            }
        };
    }

    @Override
    public long countAfter(String namespace, String key) {
        return sources.stream().mapToLong(source -> source.countAfter(namespace, key)).sum();
    }

    @Override
    public Optional<ObjectNode> find(String namespace, String name) {
        return sources.stream().flatMap(source -> source.find(namespace, name).stream()).findFirst();
    }

    private static void push(PriorityQueue<Head> heads, Iterator<ObjectNode> rest) {
        if (rest.hasNext()) {
            ObjectNode object = rest.next();
            heads.add(new Head(ObjectSource.key(object), object, rest));
        }
    }

    private record Head(String key, ObjectNode object, Iterator<ObjectNode> rest) {}
}

package io.cronsupportbundle.collect;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// All collectors by key, gathered by injection: there is no list to edit.
@Singleton
public final class CollectorRegistry {
    private final NavigableMap<String, Collector<?>> byKey = new TreeMap<>();

    public CollectorRegistry(List<Collector<?>> collectors) {
        for (Collector<?> collector : collectors) {
            Collector<?> other = byKey.put(collector.info().key(), collector);
            if (other != null) {
                throw new IllegalStateException("two collectors have the key " + collector.info().key() + ": " + other.getClass().getName()
                        + " and " + collector.getClass().getName());
            }
        }
    }

    public Optional<Collector<?>> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public List<Collector<?>> all() {
        return List.copyOf(byKey.values());
    }

    public List<String> keys() {
        return List.copyOf(byKey.keySet());
    }
}

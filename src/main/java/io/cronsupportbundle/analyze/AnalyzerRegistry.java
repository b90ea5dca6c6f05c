package io.cronsupportbundle.analyze;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/// All analyzers by key, so that adding one is adding its file and nothing else.
@Singleton
public final class AnalyzerRegistry {
    private final TreeMap<String, Analyzer<?>> byKey = new TreeMap<>();

    /// Takes all beans of the type.
    ///
    /// @throws IllegalStateException when two analyzers claim one key
    public AnalyzerRegistry(List<Analyzer<?>> analyzers) {
        for (Analyzer<?> analyzer : analyzers) {
            String key = analyzer.info().key();
            Analyzer<?> other = byKey.put(key, analyzer);
            if (other != null) {
                throw new IllegalStateException("two analyzers have the key " + key + ": " + other.getClass().getName() + " and "
                        + analyzer.getClass().getName());
            }
        }
    }

    public Optional<Analyzer<?>> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public NavigableSet<String> keys() {
        return Collections.unmodifiableNavigableSet(byKey.navigableKeySet());
    }

    /// In the order of their keys.
    public Collection<Analyzer<?>> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }
}

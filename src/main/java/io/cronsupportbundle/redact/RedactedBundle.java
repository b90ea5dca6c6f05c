package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.BundleView;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a run has collected, redacted: the input of analyzers and archive.
public final class RedactedBundle implements BundleView {
    private final NavigableMap<BundlePath, RedactedEntry> entries;
    private final NavigableMap<BundlePath, BundlePath> links;
    private final List<Gap> missing;

    RedactedBundle(Map<BundlePath, RedactedEntry> entries, Map<BundlePath, BundlePath> links, List<Gap> missing) {
        this.entries = Collections.unmodifiableNavigableMap(new TreeMap<>(entries));
        NavigableMap<BundlePath, BundlePath> whole = new TreeMap<>(links);
        whole.keySet().removeAll(entries.keySet());
        whole.values().removeIf(target -> !this.entries.containsKey(target));
        this.links = Collections.unmodifiableNavigableMap(whole);
        this.missing = List.copyOf(missing);
    }

    public NavigableMap<BundlePath, RedactedEntry> entries() {
        return entries;
    }

    /// Links whose target is an entry.
    public NavigableMap<BundlePath, BundlePath> links() {
        return links;
    }

    /// What was planned and did not become an entry.
    public List<Gap> missing() {
        return missing;
    }

    @Override
    public NavigableSet<BundlePath> paths() {
        NavigableSet<BundlePath> paths = new TreeSet<>(entries.keySet());
        paths.addAll(links.keySet());
        return paths;
    }

    @Override
    public Optional<InputStream> open(BundlePath path) throws IOException {
        RedactedEntry entry = entries.get(links.getOrDefault(path, path));
        return entry == null ? Optional.empty() : Optional.of(entry.open());
    }

    @Override
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>(missing);
        for (RedactedEntry entry : entries.values()) {
            if (!entry.outcome().complete()) {
                gaps.add(new Gap(entry.path().value(), entry.outcome(), entry.cause()));
            }
        }
        gaps.removeIf(gap -> gap.outcome() == Outcome.EMPTY);
        return List.copyOf(gaps);
    }
}

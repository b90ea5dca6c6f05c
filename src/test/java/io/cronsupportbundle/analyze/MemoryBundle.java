package io.cronsupportbundle.analyze;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.BundleView;
import io.cronsupportbundle.bundle.Gap;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/// A bundle whose entries are a map, so that a test shows what it is about in one line.
public final class MemoryBundle implements BundleView {
    private final TreeMap<BundlePath, byte[]> entries = new TreeMap<>();
    private final List<Gap> gaps;

    public MemoryBundle(List<Gap> gaps) {
        this.gaps = List.copyOf(gaps);
    }

    public static MemoryBundle of(Gap... gaps) {
        return new MemoryBundle(List.of(gaps));
    }

    public MemoryBundle with(String path, String content) {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    MemoryBundle with(String path, byte[] content) {
        entries.put(new BundlePath(path), content);
        return this;
    }

    @Override
    public NavigableSet<BundlePath> paths() {
        return entries.navigableKeySet();
    }

    @Override
    public Optional<InputStream> open(BundlePath path) {
        return Optional.ofNullable(entries.get(path)).map(ByteArrayInputStream::new);
    }

    @Override
    public List<Gap> gaps() {
        return gaps;
    }
}

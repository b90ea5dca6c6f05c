package io.cronsupportbundle.analyze;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.BundleView;
import io.cronsupportbundle.bundle.Gap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/// A bundle that is read once, although many analyzers want the same lists: it keeps what was read last, up to a number of bytes that
/// does not depend on the bundle. Entries that are too large to be kept pass by.
final class RecentEntries implements BundleView {

    /// Bytes of one entry that is kept: the nodes, deployments and events of a namespace, and most logs.
    static final int MAX_ENTRY = 2 * 1024 * 1024;

    /// Bytes of all entries that are kept; a job has 64 MiB of heap, of which one text takes half for a moment.
    static final int MAX_TOTAL = 8 * 1024 * 1024;

    private final BundleView bundle;
    private final NavigableSet<BundlePath> paths;
    private final List<Gap> gaps;

    /// In order of their last use.
    private final LinkedHashMap<BundlePath, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long total;

    RecentEntries(BundleView bundle) {
        this.bundle = bundle;
        this.paths = bundle.paths();
        this.gaps = bundle.gaps();
    }

    @Override
    public NavigableSet<BundlePath> paths() {
        return paths;
    }

    @Override
    public Optional<InputStream> open(BundlePath path) throws IOException {
        byte[] bytes = kept.get(path);
        if (bytes != null) {
            return Optional.of(new ByteArrayInputStream(bytes));
        }
        Optional<InputStream> found = bundle.open(path);
        return found.isEmpty() ? found : Optional.of(read(path, found.get()));
    }

    private InputStream read(BundlePath path, InputStream in) throws IOException {
        byte[] head;
        try {
            head = in.readNBytes(MAX_ENTRY + 1);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        if (head.length > MAX_ENTRY) {
            return new SequenceInputStream(new ByteArrayInputStream(head), in);
        }
        in.close();
        keep(path, head);
        return new ByteArrayInputStream(head);
    }

    private void keep(BundlePath path, byte[] bytes) {
        kept.put(path, bytes);
        total += bytes.length;
        while (total > MAX_TOTAL) {
            total -= kept.pollFirstEntry().getValue().length;
        }
    }

    @Override
    public List<Gap> gaps() {
        return gaps;
    }

    @Override
    public Optional<Instant> time() {
        return bundle.time();
    }
}

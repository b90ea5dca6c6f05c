package io.cronsupportbundle.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/// What an analyzer sees of a bundle: entries that have been redacted, and what is known to be missing. The same view serves a run that
/// has just collected and an archive from last year.
public interface BundleView {

    /// All entries, links included, in order of their paths.
    NavigableSet<BundlePath> paths();

    /// The bytes of an entry; a link gives those of its target. Empty when there is no such entry.
    Optional<InputStream> open(BundlePath path) throws IOException;

    /// Everything planned that is not in the bundle, or not completely. Archives of other tools have no such list.
    List<Gap> gaps();

    /// When it was collected, where the bundle says so.
    default Optional<Instant> time() {
        return Optional.empty();
    }
}

package io.cronsupportbundle.archive;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Opens a finished bundle for `analyze`, `show` and the audit: an archive of ours, one of another tool, or a directory that somebody has
/// unpacked. None of them is trusted.
public final class ArchiveReader {
    private static final BundlePath MANIFEST = new BundlePath("manifest.json");

    private final ReadLimits limits;

    public ArchiveReader(ReadLimits limits) {
        this.limits = limits;
    }

    /// Makes a view of a finished bundle.
    ///
    /// @param bundle a gzipped tar, or a directory
    /// @param workDirectory where an archive is unpacked, under file names of ours; made when absent
    /// @throws ArchiveFailedException when it is no bundle, or larger than the limits
    public OpenedBundle open(Path bundle, Path workDirectory) throws IOException {
        if (Files.isDirectory(bundle)) {
            FoundEntries found = new DirectoryWalk(limits).walk(bundle);
            return opened(bundle, found, Optional.empty());
        }
        Path scratch = scratch(workDirectory);
        try {
            return opened(bundle, new Unpacking(bundle, scratch, limits).run(), Optional.of(scratch));
        } catch (IOException | RuntimeException e) {
            OpenedBundle.delete(scratch);
            throw e;
        }
    }

    private static Path scratch(Path workDirectory) throws IOException {
        try {
            return Files.createTempDirectory(Files.createDirectories(workDirectory), "unpacked-");
        } catch (IOException e) {
            throw ArchiveProblems.workDirectory(workDirectory, e);
        }
    }

    private static OpenedBundle opened(Path bundle, FoundEntries found, Optional<Path> scratch) {
        String top = found.topDirectory(bundle.toString());
        SortedMap<BundlePath, Path> entries = found.inside(top);
        List<Gap> gaps = gaps(entries, found);
        return new OpenedBundle(top, entries, gaps, found.problems(bundle.toString()), scratch);
    }

    private static List<Gap> gaps(SortedMap<BundlePath, Path> entries, FoundEntries found) {
        Path manifest = entries.get(MANIFEST);
        if (manifest == null) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(manifest)) {
            return ManifestGaps.read(in);
        } catch (IOException e) {
            found.report(
                    "archive.bad-manifest",
                    MANIFEST.value(),
                    "the list of what is missing cannot be read: " + FoundEntries.printable(String.valueOf(e.getMessage())),
                    "Do not take an absent entry for an absent object");
            return List.of();
        }
    }
}

package io.cronsupportbundle.archive;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.redact.RedactedEntry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes one file of everything a run has collected, in the layout that readers of support bundles know (one top directory, regular
/// files and relative symbolic links, no directory entries), and the same bytes for the same entries.
///
/// The archive grows in a neighbouring file and gets its name when it is complete, so that nobody ever finds a half one.
public final class BundleArchiver {
    private final Compression compression;
    private final Instant time;

    /// Fixes what all archives of a run have in common.
    ///
    /// @param time stands in every header, in whole seconds
    public BundleArchiver(Compression compression, Instant time) {
        this.compression = compression;
        this.time = time;
    }

    /// Writes one archive.
    ///
    /// @param topDirectory one segment, the directory that all entries are put in
    /// @param first written first, in this order, for readers that want no more than these
    /// @param rest written in order of their paths; an entry of `first` is not written again
    /// @param links from a link to its target; those without an entry as target, or at the place of an entry, are left out
    /// @param target replaced when it exists
    /// @throws ArchiveFailedException when the disk is full or an entry cannot be read; `target` and the entries are as before
    public BundleArchive write(
            String topDirectory,
            List<RedactedEntry> first,
            SortedMap<BundlePath, RedactedEntry> rest,
            Map<BundlePath, BundlePath> links,
            Path target)
            throws IOException {
        if (new BundlePath(topDirectory).value().contains("/")) {
            throw new IllegalArgumentException("the top directory " + topDirectory + " is more than one segment");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        MessageDigest digest = Sha256.start();
        try {
            compress(part, digest, tar -> writeAll(tar, topDirectory + "/", first, rest, links));
            long length = Files.size(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new BundleArchive(target, length, Sha256.hex(digest), topDirectory);
        } catch (IOException e) {
            deleteQuietly(part, e);
            throw failure(target, e);
        } catch (RuntimeException e) {
            deleteQuietly(part, e);
            throw e;
        }
    }

    private interface Content {
        void writeTo(TarWriter tar) throws IOException;
    }

    private void compress(Path part, MessageDigest digest, Content content) throws IOException {
        try (OutputStream file = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(part), digest), 64 << 10)) {
            ParallelGzipOutputStream gzip = new ParallelGzipOutputStream(file, compression);
            try {
                TarWriter tar = new TarWriter(gzip, time);
                content.writeTo(tar);
                // Only here: closing after a failure would complete what is not complete.
                tar.close();
            } finally {
                gzip.abort();
            }
        }
    }

    private static void writeAll(
            TarWriter tar,
            String top,
            List<RedactedEntry> first,
            SortedMap<BundlePath, RedactedEntry> rest,
            Map<BundlePath, BundlePath> links)
            throws IOException {
        Set<BundlePath> written = new HashSet<>();
        for (RedactedEntry entry : first) {
            if (written.add(entry.path())) {
                writeFile(tar, top, entry);
            }
        }
        TreeMap<BundlePath, BundlePath> pending = new TreeMap<>();
        links.forEach((link, to) -> {
            boolean free = !written.contains(link) && !rest.containsKey(link);
            if (free && (written.contains(to) || rest.containsKey(to))) {
                pending.put(link, to);
            }
        });
        for (Map.Entry<BundlePath, RedactedEntry> entry : rest.entrySet()) {
            writeLinks(tar, top, pending.headMap(entry.getKey(), false));
            if (!written.contains(entry.getKey())) {
                writeFile(tar, top, entry.getValue());
            }
        }
        writeLinks(tar, top, pending);
    }

    private static void writeFile(TarWriter tar, String top, RedactedEntry entry) throws IOException {
        try (InputStream content = entry.open()) {
            tar.file(top + entry.path(), entry.length(), content);
        }
    }

    /// Writes the links and takes them off the list.
    private static void writeLinks(TarWriter tar, String top, SortedMap<BundlePath, BundlePath> links) throws IOException {
        for (Map.Entry<BundlePath, BundlePath> link : links.entrySet()) {
            tar.link(top + link.getKey(), link.getKey().relativeTo(link.getValue()));
        }
        links.clear();
    }

    private static void deleteQuietly(Path part, Exception because) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private static ArchiveFailedException failure(Path target, IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        Path directory = target.toAbsolutePath().getParent();
        // Java has no exception of its own for ENOSPC and EDQUOT; their texts are those of strerror(3).
        if (message.contains("no space left") || message.contains("quota exceeded")) {
            return new ArchiveFailedException(
                    new Problem(
                            "archive.no-space",
                            String.valueOf(directory),
                            "the disk is full; the archive was not written",
                            "Give the work volume a larger size limit, or lower the size budget of the bundle"),
                    e);
        }
        return new ArchiveFailedException(
                new Problem(
                        "archive.write-failed",
                        String.valueOf(target),
                        "the archive could not be written: " + e.getMessage(),
                        "Check that the directory exists and that this user may write there"),
                e);
    }
}

package io.cronsupportbundle.upload.file;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.bundle.BadPathException;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.UploadResult;
import io.cronsupportbundle.upload.Uploader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Leaves archives in a directory, for clusters that nothing may leave by itself: somebody else carries them out.
///
/// A file appears complete under its name, and never replaces another.
final class FileUploader implements Uploader {
    private final Path root;
    private final Clock clock;

    FileUploader(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    @Override
    public UploadResult upload(BundleArchive archive, String key, Consent.Granted consent, Instant deadline) {
        Instant start = clock.instant();
        try {
            Path target = target(key);
            String url = target.toUri().toString();
            if (Files.exists(target)) {
                return existing(archive, target, start);
            }
            Path part = target.resolveSibling("." + target.getFileName() + ".part");
            try {
                Files.createDirectories(part.toAbsolutePath().getParent());
                Files.deleteIfExists(part);
                Files.copy(archive.file(), part);
                // Not atomic with regard to the check that the target is free, which needs two runs at once; the content is always whole.
                Files.move(part, target);
            } catch (FileAlreadyExistsException e) {
                return existing(archive, target, start);
            } finally {
                Files.deleteIfExists(part);
            }
            return new UploadResult.Stored(url, "", "", 1, millis(start));
        } catch (IOException | BadPathException e) {
            return refused(e);
        }
    }

    @Override
    public ProbeResult probe(String key, Consent.Granted consent, Instant deadline) {
        try {
            target(key);
            Files.createDirectories(root);
            Files.delete(Files.createTempFile(root, ".probe-", ""));
            return new ProbeResult.Permitted();
        } catch (IOException | BadPathException e) {
            return refused(e);
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /// @throws BadPathException when the key leaves the directory
    private Path target(String key) {
        return root.resolve(new BundlePath(key).value());
    }

    private UploadResult existing(BundleArchive archive, Path target, Instant start) throws IOException {
        if (Files.isRegularFile(target) && Files.mismatch(archive.file(), target) < 0) {
            return new UploadResult.AlreadyThere(target.toUri().toString(), true, 1, millis(start));
        }
        return new Refused(0, "FileExists", target + " has other content", "",
                "Let the key template contain {sha256-12}, or move that file away");
    }

    private Refused refused(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException || message.contains("Read-only file system")) {
            return new Refused(0, "NotWritable", root + " cannot be written to", "",
                    "Mount a volume there that the job's user may write to");
        }
        if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new Refused(0, "NoSpace", root + " is full", "", "Make room there; the archive is kept in the work volume");
        }
        return new Refused(0, "NotWritten", message, "", "Check that " + root + " is a directory and that the job's user may write to it");
    }

    private long millis(Instant start) {
        return Duration.between(start, clock.instant()).toMillis();
    }
}

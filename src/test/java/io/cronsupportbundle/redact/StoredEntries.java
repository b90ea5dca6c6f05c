package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Makes redacted entries for tests of packages that cannot.
public final class StoredEntries {
    private final Path directory;
    private int count;

    public StoredEntries(Path directory) {
        this.directory = directory;
    }

    public RedactedEntry of(String path, byte[] content) throws IOException {
        return announcing(path, content, content.length);
    }

    /// An entry that says it is `length` bytes long.
    public RedactedEntry announcing(String path, byte[] content, long length) throws IOException {
        count++;
        Path file = Files.write(directory.resolve("entry-" + count), content);
        return new RedactedEntry(new BundlePath(path), file, length, sha256(content), Outcome.COLLECTED, "", Map.of());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

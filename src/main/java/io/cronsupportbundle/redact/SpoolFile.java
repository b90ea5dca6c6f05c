package io.cronsupportbundle.redact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One file of the spool while it is written: counts and digests what passes, and gives up its handle while it rests, so that a list over
/// ten thousand namespaces holds one file open.
final class SpoolFile extends OutputStream {
    private final Spool spool;
    private final Path file;
    private final MessageDigest digest;
    private @Nullable OutputStream open;
    private long length;

    SpoolFile(Spool spool) {
        this.spool = spool;
        this.file = spool.newFile();
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return;
        }
        spool.reserve(count);
        length += count;
        OutputStream out = open;
        if (out == null) {
            out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            open = out;
        }
        out.write(bytes, offset, count);
        digest.update(bytes, offset, count);
    }

    /// Closes the handle; the next write opens it again.
    void rest() throws IOException {
        OutputStream out = open;
        if (out != null) {
            open = null;
            out.close();
        }
    }

    @Override
    public void close() throws IOException {
        rest();
        if (length == 0) {
            Files.deleteIfExists(file);
            Files.createFile(file);
        }
    }

    void discard() throws IOException {
        rest();
        spool.release(length);
        Files.deleteIfExists(file);
    }

    Path file() {
        return file;
    }

    long length() {
        return length;
    }

    /// The digest of everything written, once.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}

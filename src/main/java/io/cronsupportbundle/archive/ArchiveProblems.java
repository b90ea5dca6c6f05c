package io.cronsupportbundle.archive;

import io.cronsupportbundle.bundle.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// What can be wrong with an archive as a whole, in words for the person who has been sent it.
final class ArchiveProblems {
    private ArchiveProblems() {}

    /// Opens gzip of one or several members.
    ///
    /// @param raw the file's bytes; closed with the result, and when there is none
    static InputStream openGzip(Path file, InputStream raw) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(raw, 64 << 10);
        try {
            packed.mark(2);
            if (packed.read() != 0x1f || packed.read() != 0x8b) {
                throw notGzip(file);
            }
            packed.reset();
            return GzipCompressorInputStream.builder().setInputStream(packed).setDecompressConcatenated(true).get();
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    private static ArchiveFailedException notGzip(Path file) {
        return new ArchiveFailedException(new Problem(
                "archive.not-gzip", file.toString(), "the file is not compressed with gzip",
                        "Name a support bundle (.tar.gz) or its unpacked directory"));
    }

    static ArchiveFailedException unreadable(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new ArchiveFailedException(new Problem("archive.absent", file.toString(), "there is no such file", "Check the path"), e);
        }
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (e instanceof EOFException || lower.contains("truncated") || lower.contains("unexpected e")) {
            return new ArchiveFailedException(
                    new Problem("archive.truncated", file.toString(), "the archive ends in the middle",
                            "Fetch it again and compare its SHA-256 with the receipt"),
                    e);
        }
        return new ArchiveFailedException(
                new Problem("archive.damaged", file.toString(), "the archive cannot be read: " + message,
                        "Fetch it again and compare its SHA-256 with the receipt"),
                e);
    }

    static ArchiveFailedException workDirectory(Path directory, IOException e) {
        return new ArchiveFailedException(
                new Problem(
                        "archive.work-directory",
                        directory.toString(),
                        "the archive cannot be unpacked there: " + e.getMessage(),
                        "Give the work directory more room, or name another one"),
                e);
    }

    static ArchiveFailedException longHeader(Path file) {
        return tooMuch(file, "it has a header of more than a megabyte");
    }

    static ArchiveFailedException tooManyEntries(Path file, int limit) {
        return tooMuch(file, "it has more than " + limit + " entries");
    }

    static ArchiveFailedException tooManyBytes(Path file, long limit) {
        return tooMuch(file, "it unpacks to more than " + limit + " bytes");
    }

    static ArchiveFailedException tooDense(Path file, int limit) {
        return tooMuch(file, "it unpacks to more than " + limit + " times its size");
    }

    private static ArchiveFailedException tooMuch(Path file, String what) {
        return new ArchiveFailedException(
                new Problem("archive.too-much", file.toString(), what,
                        "Do not unpack it elsewhere unless you know who made it; raise the limit if you do"));
    }
}

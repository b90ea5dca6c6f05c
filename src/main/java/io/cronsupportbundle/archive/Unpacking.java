package io.cronsupportbundle.archive;

import io.cronsupportbundle.archive.MeteredInputStream.CountingInputStream;
import io.cronsupportbundle.bundle.BundlePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// One archive on its way to the disk. Files get numbers for names, so that no name in an archive ever becomes one on the disk.
final class Unpacking {
    private final Path archive;
    private final Path scratch;
    private final ReadLimits limits;
    private final FoundEntries found = new FoundEntries();
    private final byte[] buffer = new byte[64 << 10];
    private int entries;
    private int files;

    /// @param scratch an empty directory of ours
    Unpacking(Path archive, Path scratch, ReadLimits limits) {
        this.archive = archive;
        this.scratch = scratch;
        this.limits = limits;
    }

    FoundEntries run() throws IOException {
        try (CountingInputStream packed = new CountingInputStream(Files.newInputStream(archive));
                MeteredInputStream unpacked = new MeteredInputStream(archive, ArchiveProblems.openGzip(archive, packed), packed, limits);
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries++;
                if (entries > limits.entries()) {
                    throw ArchiveProblems.tooManyEntries(archive, limits.entries());
                }
                unpacked.expectContent();
                take(entry, tar);
                tar.transferTo(OutputStream.nullOutputStream());
                unpacked.expectHeader();
            }
            // The check sum stands at the end of the gzip stream, behind the end mark of the tar.
            unpacked.expectContent();
            unpacked.transferTo(OutputStream.nullOutputStream());
        } catch (ArchiveFailedException e) {
            throw e;
        } catch (IOException e) {
            throw ArchiveProblems.unreadable(archive, e);
        } catch (IllegalArgumentException e) {
            // Commons Compress throws it for numbers in headers that are none.
            throw ArchiveProblems.unreadable(archive, new IOException("a header is not that of a tar", e));
        }
        return found;
    }

    private void take(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        if (entry.isDirectory()) {
            return;
        }
        Optional<BundlePath> path = found.place(entry.getName());
        if (path.isEmpty()) {
            return;
        }
        switch (entry.getLinkFlag()) {
            case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> {
                if (entry.isSparse()) {
                    found.skipped(path.get().value(), "it is a sparse file");
                } else {
                    found.file(path.get(), store(tar));
                }
            }
            case TarConstants.LF_SYMLINK -> found.link(path.get(), entry.getLinkName());
            default -> found.skipped(path.get().value(), "it is a hard link, a device or another special file");
        }
    }

    private Path store(InputStream content) throws IOException {
        files++;
        Path file = scratch.resolve(Integer.toString(files));
        try (OutputStream out = create(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                write(out, read);
            }
        }
        return file;
    }

    private OutputStream create(Path file) throws ArchiveFailedException {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw ArchiveProblems.workDirectory(scratch, e);
        }
    }

    private void write(OutputStream out, int length) throws ArchiveFailedException {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw ArchiveProblems.workDirectory(scratch, e);
        }
    }
}

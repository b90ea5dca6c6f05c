package io.cronsupportbundle.job;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/// The directory of one run, readable by nobody else. Closing it removes it, with all that is in it but an archive that was not delivered.
final class WorkDirectory implements Closeable {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;
    private boolean keep;

    private WorkDirectory(Path directory) {
        this.directory = directory;
    }

    static WorkDirectory create(Path parent) throws IOException {
        Files.createDirectories(parent);
        WorkDirectory work = new WorkDirectory(Files.createTempDirectory(parent, "run-", PRIVATE));
        Files.createDirectory(work.entries());
        return work;
    }

    Path entries() {
        return directory.resolve("entries");
    }

    Path archive(String topDirectory) {
        return directory.resolve(topDirectory + ".tar.gz");
    }

    /// Leaves archives where they are.
    void keepArchive() {
        keep = true;
    }

    @Override
    public void close() throws IOException {
        delete(keep ? entries() : directory);
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

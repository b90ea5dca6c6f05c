package io.cronsupportbundle.job;

import io.cronsupportbundle.bundle.Problem;
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

    /// The settings name a directory in which nothing can be written.
    static final class UnusableException extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        UnusableException(Path parent, IOException cause) {
            super(cause);
            this.problem = new Problem("config.work-directory", parent.toString(), "the work directory cannot be used ("
                    + cause.getClass().getSimpleName() + ")", "Set SUPPORT_BUNDLE_WORK_DIRECTORY to a directory that can be written and has room");
        }

        Problem problem() {
            return problem;
        }
    }

    static WorkDirectory create(Path parent) throws UnusableException {
        try {
            Files.createDirectories(parent);
            WorkDirectory work = new WorkDirectory(Files.createTempDirectory(parent, "run-", PRIVATE));
            Files.createDirectory(work.entries());
            return work;
        } catch (IOException e) {
            throw new UnusableException(parent, e);
        }
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

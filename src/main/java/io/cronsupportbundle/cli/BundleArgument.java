package io.cronsupportbundle.cli;

import io.cronsupportbundle.archive.ArchiveFailedException;
import io.cronsupportbundle.archive.ArchiveReader;
import io.cronsupportbundle.archive.OpenedBundle;
import io.cronsupportbundle.archive.ReadLimits;
import io.cronsupportbundle.job.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Opens a bundle that somebody names, and removes afterwards what that needed.
final class BundleArgument {
    private BundleArgument() {}

    /// What is done with an opened bundle.
    interface Use {
        int with(OpenedBundle bundle) throws IOException;
    }

    static int open(Path file, Streams streams, Use use) throws IOException {
        Path scratch = Files.createTempDirectory("cron-support-bundle-");
        try (OpenedBundle bundle = new ArchiveReader(ReadLimits.DEFAULT).open(file, scratch)) {
            bundle.problems().forEach(problem -> streams.err().println("warning: " + problem));
            return use.with(bundle);
        } catch (ArchiveFailedException e) {
            streams.err().println("error: " + e.problem());
            return ExitCode.USAGE.code();
        } finally {
            delete(scratch);
        }
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

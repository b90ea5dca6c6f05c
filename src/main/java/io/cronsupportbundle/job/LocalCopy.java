package io.cronsupportbundle.job;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.JobConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Leaves the archive where a person asked for it: a file, or a directory in which it keeps its name.
final class LocalCopy {
    private LocalCopy() {}

    /// Where the archive is now, if anywhere. Without an endpoint it goes to the current directory, as it does with other tools.
    static Optional<Path> of(JobConfig config, BundleArchive archive, List<Problem> problems) {
        boolean sent = config.endpoint().isPresent() && config.consent() instanceof Consent.Granted;
        if (config.output().isEmpty() && sent) {
            return Optional.empty();
        }
        Path wanted = config.output().orElse(Path.of(""));
        boolean directory = Files.isDirectory(wanted) || wanted.toString().isEmpty();
        Path target = directory ? wanted.resolve(archive.file().getFileName()) : wanted;
        try {
            target = directory ? reserved(target) : target;
            Path parent = target.toAbsolutePath().getParent();
            Path half = Files.createTempFile(parent, ".support-bundle-", ".part");
            try {
                Files.copy(archive.file(), half, StandardCopyOption.REPLACE_EXISTING);
                Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
            return Optional.of(target);
        } catch (IOException e) {
            problems.add(new Problem("output.failed", target.toString(), "the archive could not be written here (" + e.getClass().getSimpleName()
                    + ")", "Name a file in a directory that exists and has room, with --output or SUPPORT_BUNDLE_OUTPUT"));
            return Optional.empty();
        }
    }

    /// The path, or the next one that is free: names tell seconds, and two runs may end in the same one.
    private static Path reserved(Path path) throws IOException {
        String name = path.getFileName().toString();
        Path free = path;
        for (int i = 2; ; i++) {
            try {
                return Files.createFile(free);
            } catch (FileAlreadyExistsException e) {
                free = path.resolveSibling(name.substring(0, name.indexOf('.')) + "-" + i + name.substring(name.indexOf('.')));
            }
        }
    }
}

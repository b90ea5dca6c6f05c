package io.cronsupportbundle.archive;

import io.cronsupportbundle.bundle.BundlePath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// Finds the entries of an unpacked bundle where they lie, without following a link of the file system: whoever packed it chose its target.
final class DirectoryWalk {
    private final ReadLimits limits;

    DirectoryWalk(ReadLimits limits) {
        this.limits = limits;
    }

    FoundEntries walk(Path root) throws IOException {
        FoundEntries found = new FoundEntries();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (found.size() >= limits.entries()) {
                    throw ArchiveProblems.tooManyEntries(root, limits.entries());
                }
                Optional<BundlePath> path = found.place(root.relativize(file).toString());
                if (path.isEmpty()) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isSymbolicLink()) {
                    found.link(path.get(), Files.readSymbolicLink(file).toString());
                } else if (attributes.isRegularFile()) {
                    found.file(path.get(), file);
                } else {
                    found.skipped(path.get().value(), "it is neither a file nor a link");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                found.skipped(FoundEntries.printable(root.relativize(file).toString()), "it cannot be read");
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}

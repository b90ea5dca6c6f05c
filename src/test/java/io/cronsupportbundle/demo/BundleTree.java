package io.cronsupportbundle.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Lists an archive as any tar would.
final class BundleTree {
    private BundleTree() {}

    static void print(Path archive, PrintStream out) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                out.printf("  %10d  %s%s%n", entry.getSize(), name, entry.isSymbolicLink() ? " -> " + entry.getLinkName() : "");
            }
        }
    }
}

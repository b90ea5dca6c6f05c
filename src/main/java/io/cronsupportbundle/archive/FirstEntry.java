package io.cronsupportbundle.archive;

import io.cronsupportbundle.bundle.BadPathException;
import io.cronsupportbundle.bundle.BundlePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A look at the start of an archive: whether it is one, and the directory its entries are in, without unpacking it.
final class FirstEntry {
    private FirstEntry() {}

    static String topDirectory(Path file) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                ArchiveProblems.openGzip(file, Files.newInputStream(file)), StandardCharsets.UTF_8.name())) {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null) {
                return "";
            }
            String name = BundlePath.of(entry.getName()).value();
            int slash = name.indexOf('/');
            return slash < 0 ? "" : name.substring(0, slash);
        } catch (BadPathException e) {
            return "";
        } catch (ArchiveFailedException e) {
            throw e;
        } catch (IOException e) {
            throw ArchiveProblems.unreadable(file, e);
        }
    }
}

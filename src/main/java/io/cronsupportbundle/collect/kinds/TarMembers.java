package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.BadPathException;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Takes the regular members of a tar stream into the bundle, each below one directory. Links and devices are left out, and so is a member
/// whose name leads elsewhere: the stream comes from a container, which may be anybody's.
///
/// @param directory where members go; empty for the root of the bundle
record TarMembers(String directory) {
    private static final int BUFFER = 64 * 1024;

    /// Copies them until the stream ends; what breaks off leaves no entry.
    void copy(InputStream in, EntrySink sink) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        byte[] buffer = new byte[BUFFER];
        for (TarArchiveEntry member = tar.getNextEntry(); member != null; member = tar.getNextEntry()) {
            if (!regular(member)) {
                continue;
            }
            BundlePath path;
            try {
                path = BundlePath.of(directory, member.getName());
            } catch (BadPathException e) {
                sink.missing(directory + "/*", Outcome.WITHHELD, "a member of the archive has a name that " + e.getMessage());
                continue;
            }
            try (TextEntry entry = sink.text(path)) {
                for (int n = tar.read(buffer); n >= 0; n = tar.read(buffer)) {
                    entry.write(buffer, 0, n);
                }
                entry.complete();
            }
        }
    }

    private static boolean regular(TarArchiveEntry member) {
        return !(member.isDirectory() || member.isSymbolicLink() || member.isLink() || member.isBlockDevice() || member.isCharacterDevice()
                || member.isFIFO() || member.isSparse());
    }
}

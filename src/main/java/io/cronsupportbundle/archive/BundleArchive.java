package io.cronsupportbundle.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/// A finished archive with the digest under which it is named, sent and found again.
///
/// @param length bytes
/// @param sha256 lower-case hexadecimal, of the compressed bytes
/// @param topDirectory the one directory that all entries are in; empty when there is none
public record BundleArchive(Path file, long length, String sha256, String topDirectory) {
    private static final int SHA256_HEX = 64;

    public BundleArchive {
        if (length < 0 || sha256.length() != SHA256_HEX) {
            throw new IllegalArgumentException("an archive of " + length + " bytes with digest " + sha256);
        }
    }

    /// The digest as S3 wants it in `x-amz-checksum-sha256`.
    public String sha256Base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }

    /// Measures an archive that an earlier run or another tool has written.
    ///
    /// @throws ArchiveFailedException when the file is not a gzipped tar
    public static BundleArchive of(Path file) throws IOException {
        String top = FirstEntry.topDirectory(file);
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[64 << 10];
        long length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                length += read;
            }
        }
        return new BundleArchive(file, length, Sha256.hex(digest), top);
    }
}

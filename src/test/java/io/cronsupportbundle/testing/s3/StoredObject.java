package io.cronsupportbundle.testing.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// An object that was stored, for a test to look at. It lives as long as its [S3Double].
///
/// @param headers of the request that put it, names in lower case
/// @param file with the content
public record StoredObject(String key, Map<String, String> headers, Path file) {
    public StoredObject {
        headers = Map.copyOf(headers);
    }

    public long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.cronsupportbundle.testing.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// The objects of the bucket, in files of a directory of their own, and the log of requests.
final class ObjectStore {
    private final Path directory;
    private final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<S3Request> requests = new ConcurrentLinkedQueue<>();

    ObjectStore() throws IOException {
        directory = Files.createTempDirectory("s3-double");
    }

    Path newFile() throws IOException {
        return Files.createTempFile(directory, "object", "");
    }

    /// Makes the object visible; false when the key is taken and may not be.
    boolean put(StoredObject object, boolean createOnly) {
        if (createOnly) {
            return objects.putIfAbsent(object.key(), object) == null;
        }
        objects.put(object.key(), object);
        return true;
    }

    /// Deletes a file unless an object has come of it.
    void discard(Path file) throws IOException {
        if (objects.values().stream().noneMatch(object -> object.file().equals(file))) {
            Files.deleteIfExists(file);
        }
    }

    void record(RequestHead head, int status, String code) {
        requests.add(new S3Request(head.method(), head.target(), head.headers(), status, code));
    }

    boolean exists(String key) {
        return objects.containsKey(key);
    }

    Optional<StoredObject> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    List<StoredObject> all() {
        return List.copyOf(objects.values());
    }

    List<S3Request> requests() {
        return List.copyOf(requests);
    }

    void wipe() {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

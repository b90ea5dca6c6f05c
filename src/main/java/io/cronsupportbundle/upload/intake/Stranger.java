package io.cronsupportbundle.upload.intake;

/// Somebody without credentials in front of one bucket, so that what is proved is what anybody can do. Keys are those of the bucket, with
/// the endpoint's prefix.
public interface Stranger extends AutoCloseable {

    /// Stores an object.
    ///
    /// @param createOnly whether the request forbids to replace another (`If-None-Match: *`)
    Reply put(String key, byte[] content, boolean createOnly);

    Reply get(String key);

    /// Asks for the first key below a prefix.
    Reply list(String prefix);

    Reply delete(String key);

    @Override
    void close();
}

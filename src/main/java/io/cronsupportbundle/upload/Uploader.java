package io.cronsupportbundle.upload;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.config.Consent;
import java.time.Instant;

/// The way out of the cluster to one destination. There is no call without the customer's consent, which is why it is a parameter.
///
/// Nothing that an uploader returns holds a query string, a credential or a header. An interrupt ends a call early; the thread's flag
/// stays set.
public interface Uploader extends AutoCloseable {

    /// Sends the archive, again where that may help, and never over another object where the destination can prevent it.
    ///
    /// @param key relative to the endpoint's prefix; a destination for a single object ignores it
    /// @param deadline no attempt begins, or goes on, after it
    UploadResult upload(BundleArchive archive, String key, Consent.Granted consent, Instant deadline);

    /// Finds out before anything is collected whether an upload would be refused, and leaves nothing behind where that is possible.
    ///
    /// @param key like the one to come: the same directory and ending
    ProbeResult probe(String key, Consent.Granted consent, Instant deadline);

    @Override
    void close();
}

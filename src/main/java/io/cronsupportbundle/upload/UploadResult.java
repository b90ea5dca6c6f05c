package io.cronsupportbundle.upload;

/// How an upload ended.
public sealed interface UploadResult permits UploadResult.Stored, UploadResult.AlreadyThere, Refused, Unreachable {

    /// The destination has confirmed that it holds the archive.
    ///
    /// @param url of the object, without anything secret
    /// @param etag as the destination gave it; may be empty
    /// @param requestId the destination's name for the request, for its operator; may be empty
    record Stored(String url, String etag, String requestId, int attempts, long millis) implements UploadResult {}

    /// The destination holds an object of this name already and has kept it.
    ///
    /// @param sameContent whether the name contains the archive's digest, so that it can be nothing but an earlier attempt of ours
    record AlreadyThere(String url, boolean sameContent, int attempts, long millis) implements UploadResult {}
}

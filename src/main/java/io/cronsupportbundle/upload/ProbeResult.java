package io.cronsupportbundle.upload;

/// What is known about an upload before there is anything to upload.
public sealed interface ProbeResult
        permits ProbeResult.Permitted, ProbeResult.PermittedAndStored, ProbeResult.Unproved, Refused, Unreachable {

    /// The destination can be reached and would take the archive.
    record Permitted() implements ProbeResult {}

    /// Likewise, but the destination kept the few bytes of the probe, because it does not check digests.
    ///
    /// @param url of what was left there
    record PermittedAndStored(String url) implements ProbeResult {}

    /// The destination answers, but nothing short of an upload shows whether it takes one.
    ///
    /// @param why one sentence without its full stop
    record Unproved(String why) implements ProbeResult {}
}

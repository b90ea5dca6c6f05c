package io.cronsupportbundle.upload.intake;

/// One promise of a bucket and what has become of it.
///
/// @param check a word by which scripts know it
/// @param tried the request
/// @param expected what a bucket for bundles answers
/// @param seen what this one answered
/// @param remedy what to do about it, without its full stop; empty when there is nothing to do
public record Finding(String check, String tried, String expected, String seen, Verdict verdict, String remedy) {

    /// Whether the promise holds.
    public enum Verdict {
        HELD,
        BROKEN,
        /// Asked, and the answer proves nothing.
        UNPROVED,
        /// It has no meaning here.
        NOT_ASKED
    }
}

package io.cronsupportbundle.testing.cluster;

import java.time.Duration;

/// A way in which a server lets its client down.
public sealed interface Fault {

    /// Something else is answered than what was asked for.
    sealed interface Answer extends Fault permits Forbidden, NotFound, ExpiredContinue, TooManyRequests, ServerError, Silence {}

    /// The right answer gets harmed on its way.
    sealed interface Damage extends Fault permits Slow, CutAfter, TruncatedAfter, Endless, BrokenGzip {}

    /// 403 with the words for this caller and this resource.
    record Forbidden() implements Answer {}

    /// 404 as for a resource type that the server does not have.
    record NotFound() implements Answer {}

    /// 410 with reason `Expired`, for pages after the first only: the list's snapshot was compacted away.
    record ExpiredContinue() implements Answer {}

    /// 429 of priority and fairness, in plain text.
    ///
    /// @param retryAfter whole seconds are sent
    record TooManyRequests(Duration retryAfter) implements Answer {}

    /// 500 or 503 with a Status.
    record ServerError(int code) implements Answer {}

    /// The request is read and nothing ever comes back.
    record Silence() implements Answer {}

    /// A few bytes, a pause, a few bytes.
    record Slow(int bytes, Duration pause) implements Damage {}

    /// The connection breaks in the middle of the body.
    record CutAfter(long bytes) implements Damage {}

    /// The body ends early and in good order for HTTP, so that only the JSON is broken.
    record TruncatedAfter(long bytes) implements Damage {}

    /// A chunked body that goes on for as long as somebody reads.
    record Endless() implements Damage {}

    /// Declared as gzip, and not readable as such after the first bytes.
    record BrokenGzip() implements Damage {}
}

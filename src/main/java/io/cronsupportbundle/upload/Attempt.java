package io.cronsupportbundle.upload;

import java.time.Duration;
import java.util.Optional;

/// What one attempt has come to, for [RetryPolicy].
public sealed interface Attempt<R> {

    /// There is a result, good or bad, that another attempt would not change.
    record Done<R>(R result) implements Attempt<R> {}

    /// Another attempt may do better.
    ///
    /// @param result what is true if there is none
    /// @param retryAfter how long the destination asked to be left alone
    record Again<R>(R result, Optional<Duration> retryAfter) implements Attempt<R> {}

    /// Another attempt, made differently, will do better; there is nothing to wait for.
    record AtOnce<R>(R result) implements Attempt<R> {}
}

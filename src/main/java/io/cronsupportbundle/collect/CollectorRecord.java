package io.cronsupportbundle.collect;

import io.cronsupportbundle.bundle.Outcome;

/// How one use of a collector went.
///
/// @param entries entries that it brought in
/// @param requests requests to the API server while it ran
/// @param cause one line that says why not everything was collected; empty when it was
public record CollectorRecord(String title, Outcome outcome, String cause, int entries, long requests, long millis) {

    /// Whether something stopped it, whatever it had brought in by then.
    public boolean broke() {
        return outcome == Outcome.FAILED || outcome == Outcome.TIMED_OUT;
    }
}

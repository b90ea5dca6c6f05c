package io.cronsupportbundle.bundle;

/// How a planned entry of a bundle ended. Every planned entry ends in exactly one outcome, so that absence of data is never guessed.
public enum Outcome {
    /// The data is in the bundle, complete within the limits that the specification asked for.
    COLLECTED("collected"),
    /// The source answered and had nothing.
    EMPTY("empty"),
    /// A part of the data is in the bundle; a limit of ours cut the rest.
    TRUNCATED("truncated"),
    /// The source refused (HTTP 401 or 403).
    DENIED("denied"),
    /// The source does not exist (HTTP 404, an API that the cluster does not serve, an object that is not there).
    ABSENT("absent"),
    /// The source did not answer before the deadline.
    TIMED_OUT("timedOut"),
    /// The data was collected and then kept out of the bundle, because it could not be shown to be free of secrets or was not asked for.
    WITHHELD("withheld"),
    /// Anything else went wrong; the cause says what.
    FAILED("failed");

    private final String key;

    Outcome(String key) {
        this.key = key;
    }

    /// The word used in `manifest.json` and `summary.json`.
    public String key() {
        return key;
    }

    /// Whether an analyzer may draw conclusions from the data: it is all there.
    public boolean complete() {
        return this == COLLECTED || this == EMPTY;
    }
}

package io.cronsupportbundle.analyze;

/// What a finding says. The first four are the peer's; the fifth is ours, so that absence of evidence is never read as health.
public enum Verdict {
    PASS("pass"),
    WARN("warn"),
    FAIL("fail"),
    /// No outcome of the specification applied.
    NEUTRAL("neutral"),
    /// The evidence was not collected, or not all of it, and what is there does not decide.
    UNKNOWN("unknown");

    private final String key;

    Verdict(String key) {
        this.key = key;
    }

    /// The word used in `summary.json`.
    public String key() {
        return key;
    }
}

package io.cronsupportbundle.kubernetes;

import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;

/// The API server answered, and not with success. The message is the one of its `Status`, which error files of bundles quote.
public final class ApiException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    /// Takes over what the server said.
    ///
    /// @param status the HTTP status
    /// @param reason the machine-readable reason of the `Status`: `Forbidden`, `Expired`; may be empty
    /// @param message the server's sentence
    public ApiException(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public boolean denied() {
        return status == 401 || status == 403;
    }

    /// Whether a list's `continue` token is too old (HTTP 410).
    public boolean expired() {
        return status == 410;
    }

    public Outcome outcome() {
        return switch (status) {
            case 401, 403 -> Outcome.DENIED;
            case 404, 405 -> Outcome.ABSENT;
            case 408, 504 -> Outcome.TIMED_OUT;
            default -> Outcome.FAILED;
        };
    }
}

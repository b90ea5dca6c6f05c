package io.cronsupportbundle.kubernetes;

import java.io.IOException;

/// There was no answer from the API server at all.
public final class ClusterUnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    /// What was tried, why it failed and what to do, in one sentence each.
    public ClusterUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }

    public ClusterUnreachableException(String message) {
        super(message);
    }
}

package io.cronsupportbundle.kubernetes;

import io.cronsupportbundle.bundle.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// There was no answer from the API server at all.
public final class ClusterUnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// @param problem what was tried, why it failed and what to do
    public ClusterUnreachableException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    /// The problem of whoever needed something of the cluster and did not get it.
    ///
    /// @param what that was
    public Problem whileReading(String what) {
        return new Problem(problem.code(), what, problem.where() + ": " + problem.what(), problem.doThis());
    }
}

package io.cronsupportbundle.archive;

import io.cronsupportbundle.bundle.Problem;
import java.io.IOException;

/// An archive could not be written or read, for a reason that a person can act on. Nothing half done is left behind.
public final class ArchiveFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ArchiveFailedException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    ArchiveFailedException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}

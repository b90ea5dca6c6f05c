package io.cronsupportbundle.spec;

import io.cronsupportbundle.bundle.Problem;

/// Says why a specification could not be had at all, and what to do; what is wrong *inside* one is a [SpecProblem] instead.
public final class SpecException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public SpecException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public SpecException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}

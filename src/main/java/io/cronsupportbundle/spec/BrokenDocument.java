package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.SpecProblem.Severity;

/// Ends the reading of one YAML document; its neighbours are read all the same.
final class BrokenDocument extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SpecProblem problem;

    BrokenDocument(String code, Position at, String what, String doThis) {
        super(what);
        this.problem = new SpecProblem(Severity.ERROR, code, at, what, doThis);
    }

    SpecProblem problem() {
        return problem;
    }
}

package io.cronsupportbundle.spec;

import io.cronsupportbundle.bundle.Problem;

/// Something wrong in a specification.
///
/// @param severity whether the run can go on without what stands there
public record SpecProblem(Severity severity, String code, Position position, String what, String doThis) {

    public enum Severity {
        /// `validate` fails; a run leaves out the item and says so.
        ERROR,
        /// A run goes on as if it were not there.
        WARNING
    }

    public Problem toProblem() {
        return new Problem(code, position.toString(), what, doThis);
    }

    /// One line that begins with how bad it is.
    public String line() {
        String severityWord = switch (severity) {
            case ERROR -> "error: ";
            case WARNING -> "warning: ";
        };
        return severityWord + toProblem();
    }
}

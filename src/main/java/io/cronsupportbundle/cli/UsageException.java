package io.cronsupportbundle.cli;

import io.cronsupportbundle.bundle.Problem;
import java.util.List;

/// Settings, a specification or an argument cannot be used. It ends a command with the code for that, after each problem has been printed;
/// `Main` is where this happens.
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    UsageException(List<Problem> problems) {
        super(problems.size() + " problems");
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}

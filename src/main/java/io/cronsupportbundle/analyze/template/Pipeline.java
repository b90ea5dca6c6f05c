package io.cronsupportbundle.analyze.template;

import java.util.List;

/// Commands of which each gets the value of the one before as its last argument.
///
/// @param variables the names that are set to the result; two only in `range`
/// @param declares whether the variables are new
record Pipeline(List<String> variables, boolean declares, List<Command> commands) {

    /// @param operands the first is what is evaluated or called, the others are its arguments
    record Command(List<Expression> operands) {}
}

package io.cronsupportbundle.it;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A command line with everything around it that the program can see.
///
/// @param environment all of its environment variables; nothing is inherited
/// @param input on standard input
record Call(List<String> arguments, Map<String, String> environment, String input) {
    Call {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    static Call of(Map<String, String> environment, String... arguments) {
        return new Call(List.of(arguments), environment, "");
    }

    /// The same with one more variable, or another value of it.
    Call with(String variable, Object value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value.toString());
        return new Call(arguments, changed, input);
    }

    Call without(String variable) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.remove(variable);
        return new Call(arguments, changed, input);
    }

    Call reading(String text) {
        return new Call(arguments, environment, text);
    }

    @Override
    public String toString() {
        return "cron-support-bundle " + String.join(" ", arguments);
    }
}

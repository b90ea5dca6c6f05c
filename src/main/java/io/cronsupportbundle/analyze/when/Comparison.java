package io.cronsupportbundle.analyze.when;

import java.util.Optional;

/// The comparison operators of `when` conditions, in all the spellings that specifications use. Which of them a grammar takes is its own
/// business.
public enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST;

    public static Optional<Comparison> parse(String operator) {
        return switch (operator) {
            case "=", "==", "===" -> Optional.of(EQUAL);
            case "!=", "!==" -> Optional.of(NOT_EQUAL);
            case "<" -> Optional.of(LESS);
            case "<=" -> Optional.of(AT_MOST);
            case ">" -> Optional.of(GREATER);
            case ">=" -> Optional.of(AT_LEAST);
            default -> Optional.empty();
        };
    }

    /// Whether the operator holds between two values of which `compare(actual, wanted)` gave the sign.
    public boolean holds(int sign) {
        return switch (this) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case GREATER -> sign > 0;
            case AT_LEAST -> sign >= 0;
        };
    }
}

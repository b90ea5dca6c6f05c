package io.cronsupportbundle.spec;

import java.util.Optional;

/// The twelve spellings that Go's `strconv.ParseBool` takes, and no other.
public final class GoBool {
    private GoBool() {}

    public static Optional<Boolean> parse(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

package io.cronsupportbundle.analyze.when;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Whole numbers as Go's `strconv.Atoi` reads them: decimal digits with an optional sign, 64 bits, nothing around them.
public final class GoInt {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,40}");

    private GoInt() {}

    public static OptionalLong parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }
}

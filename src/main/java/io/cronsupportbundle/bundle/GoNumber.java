package io.cronsupportbundle.bundle;

import java.math.BigDecimal;

/// Numbers as Go's JSON encoder prints them: a whole number as it is; a float in its shortest form, with an exponent only below 1e-6 and
/// from 1e21 on (ECMAScript's rule, `encoding/json` floatEncoder).
public final class GoNumber {
    private GoNumber() {}

    /// Prints a number that stands in a JSON document.
    public static String print(String literal) {
        boolean whole = literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return whole ? literal : print(Double.parseDouble(literal));
    }

    public static String print(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        double size = Math.abs(value);
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (size >= 1e-6 && size < 1e21) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        // Go writes e-07 as e-7 and e+21 as e+21.
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}

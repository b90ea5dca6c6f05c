package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.StringJoiner;
import java.util.TreeSet;

/// What values are to Go: how they print, when they count as true. A value is a JSON value, a missing node for "no value", or [#NIL].
final class GoValues {

    /// A pointer to nothing, which Go tells from a value that is not there.
    static final JsonNode NIL = new POJONode("nil");

    /// The exponent from which on Go writes it.
    private static final int MAX_PLAIN = 6;

    private GoValues() {}

    /// As `{{ value }}` shows it.
    static String shown(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "<no value>" : text(value);
    }

    /// As Go's `%v` prints it.
    static String text(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.asText();
            case BOOLEAN -> value.asText();
            case NUMBER -> value.isIntegralNumber() ? value.asText() : number(value.doubleValue());
            case ARRAY -> {
                StringJoiner items = new StringJoiner(" ", "[", "]");
                value.forEach(item -> items.add(text(item)));
                yield items.toString();
            }
            case OBJECT -> {
                StringJoiner members = new StringJoiner(" ", "map[", "]");
                TreeSet<String> names = new TreeSet<>();
                value.fieldNames().forEachRemaining(names::add);
                names.forEach(name -> members.add(name + ":" + text(value.path(name))));
                yield members.toString();
            }
            case NULL, MISSING, POJO, BINARY -> "<nil>";
        };
    }

    /// False, zero, and everything empty are false.
    static boolean truth(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> !value.asText().isEmpty();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.doubleValue() != 0;
            case ARRAY, OBJECT -> !value.isEmpty();
            case NULL, MISSING, POJO, BINARY -> false;
        };
    }

    /// The name of the kind in Go, as messages and `kindOf` have it.
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float64";
            case ARRAY -> "slice";
            case OBJECT -> "map";
            case NULL, MISSING, POJO, BINARY -> "invalid";
        };
    }

    /// As Go prints it: the fewest digits that read back as the same number, with an exponent below 1e-04 and from 1e+06 on.
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent < -4 || exponent >= MAX_PLAIN) {
            BigDecimal mantissa = exact.movePointLeft(exponent).setScale(Math.max(exact.precision() - 1, 0), RoundingMode.UNNECESSARY);
            return mantissa.toPlainString() + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        return exact.toPlainString();
    }
}

package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What values are to Go: how they print, when they count as true. A value is a JSON value, a missing node for "no value", or [#NIL].
final class GoValues {

    /// A pointer to nothing, which Go tells from a value that is not there.
    static final JsonNode NIL = new POJONode("nil");

    /// The exponent from which on Go writes it.
    private static final int MAX_PLAIN = 6;

    private GoValues() {}

    /// As `{{ value }}` shows it.
    static String shown(JsonNode value) throws TemplateException {
        return value.isMissingNode() || value.isNull() ? "<no value>" : text(value);
    }

    /// As Go's `%v` prints it.
    static String text(JsonNode value) throws TemplateException {
        BoundedText text = new BoundedText();
        print(value, text);
        return text.toString();
    }

    private static void print(JsonNode value, BoundedText text) throws TemplateException {
        switch (value.getNodeType()) {
            case STRING, BOOLEAN -> text.append(value.asText());
            case NUMBER -> text.append(value.isIntegralNumber() ? value.asText() : number(value.doubleValue()));
            case ARRAY -> {
                String before = "[";
                for (JsonNode item : value) {
                    print(item, text.append(before));
                    before = " ";
                }
                text.append(value.isEmpty() ? "[]" : "]");
            }
            case OBJECT -> {
                String before = "map[";
                for (String name : ListFunctions.keys(value)) {
                    print(value.path(name), text.append(before).append(name).append(":"));
                    before = " ";
                }
                text.append(value.isEmpty() ? "map[]" : "]");
            }
            case NULL, MISSING, POJO, BINARY -> text.append("<nil>");
        }
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

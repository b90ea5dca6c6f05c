package io.cronsupportbundle.analyze.template;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/// Arithmetic, on whole numbers as sprig has it: texts and fractions are converted, and what is no number is zero.
final class NumberFunctions {

    static final Map<String, TemplateFunction> TABLE = Map.ofEntries(
            entry("add", arguments -> folded(arguments, Long::sum)),
            entry("mul", arguments -> folded(arguments, (one, other) -> one * other)),
            entry("max", arguments -> folded(arguments, Math::max)),
            entry("biggest", arguments -> folded(arguments, Math::max)),
            entry("min", arguments -> folded(arguments, Math::min)),
            entry("add1", arguments -> new LongNode(whole(arguments.any(0)) + 1)),
            entry("sub", arguments -> new LongNode(whole(arguments.any(0)) - whole(arguments.any(1)))),
            entry("div", arguments -> new LongNode(whole(arguments.any(0)) / divisor(arguments))),
            entry("mod", arguments -> new LongNode(whole(arguments.any(0)) % divisor(arguments))),
            entry("int", arguments -> new LongNode(whole(arguments.any(0)))),
            entry("int64", arguments -> new LongNode(whole(arguments.any(0)))),
            entry("atoi", arguments -> new LongNode(whole(arguments.any(0)))),
            entry("float64", arguments -> new DoubleNode(fraction(arguments.any(0)))),
            entry("ceil", arguments -> new DoubleNode(Math.ceil(fraction(arguments.any(0))))),
            entry("floor", arguments -> new DoubleNode(Math.floor(fraction(arguments.any(0))))),
            entry("add1f", arguments -> new DoubleNode(fraction(arguments.any(0)) + 1)),
            entry("addf", arguments -> foldedFractions(arguments, Double::sum)),
            entry("subf", arguments -> foldedFractions(arguments, (one, other) -> one - other)),
            entry("mulf", arguments -> foldedFractions(arguments, (one, other) -> one * other)),
            entry("divf", arguments -> foldedFractions(arguments, (one, other) -> one / other)),
            entry("maxf", arguments -> foldedFractions(arguments, Math::max)),
            entry("minf", arguments -> foldedFractions(arguments, Math::min)),
            entry("round", NumberFunctions::round));

    private NumberFunctions() {}

    static long whole(JsonNode value) {
        if (value.isTextual()) {
            try {
                return Long.decode(value.textValue());
            } catch (NumberFormatException e) {
                return 0;
            }
        }
        return value.isBoolean() ? (value.booleanValue() ? 1 : 0) : value.asLong();
    }

    private static double fraction(JsonNode value) {
        return value.asDouble();
    }

    private static JsonNode folded(Arguments arguments, LongBinaryOperator operator) throws TemplateException {
        long result = whole(arguments.any(0));
        for (int i = 1; i < arguments.size(); i++) {
            result = operator.applyAsLong(result, whole(arguments.any(i)));
        }
        return new LongNode(result);
    }

    private static JsonNode foldedFractions(Arguments arguments, DoubleBinaryOperator operator) throws TemplateException {
        double result = fraction(arguments.any(0));
        for (int i = 1; i < arguments.size(); i++) {
            result = operator.applyAsDouble(result, fraction(arguments.any(i)));
        }
        return new DoubleNode(result);
    }

    private static long divisor(Arguments arguments) throws TemplateException {
        long divisor = whole(arguments.any(1));
        if (divisor == 0) {
            throw arguments.bad("divides by zero");
        }
        return divisor;
    }

    private static JsonNode round(Arguments arguments) throws TemplateException {
        int places = arguments.size(1);
        double value = fraction(arguments.any(0));
        if (Math.abs(places) > 300 || Double.isNaN(value) || Double.isInfinite(value)) {
            throw arguments.bad("cannot round to " + places + " places");
        }
        double shift = Math.pow(10, places);
        double shifted = value * shift;
        double whole = Math.floor(shifted);
        return new DoubleNode((shifted - whole >= 0.5 ? whole + 1 : whole) / shift);
    }
}

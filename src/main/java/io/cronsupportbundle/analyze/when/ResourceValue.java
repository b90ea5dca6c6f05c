package io.cronsupportbundle.analyze.when;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Conditions on a number or an amount of an object: `>= 3`, `< 10Gi`. Amounts are compared as whole numbers, parts counting as wholes
/// (reference, §3.28 and T30), so `500m` is 1. There is no "not equal".
public record ResourceValue(Comparison comparison, String wanted) {

    public static ResourceValue parse(String when) throws AnalyzerException {
        List<String> words = Words.of(when);
        Optional<Comparison> comparison = words.size() == 2
                ? Comparison.parse(words.getFirst()).filter(it -> it != Comparison.NOT_EQUAL)
                : Optional.empty();
        return new ResourceValue(comparison.orElseThrow(() -> new AnalyzerException(
                "when \"" + when + "\" is not an operator (=, <, <=, >, >=), a space and a number or amount")), words.getLast());
    }

    public boolean matches(JsonNode value) throws AnalyzerException {
        if (value.isIntegralNumber()) {
            OptionalLong number = GoInt.parse(wanted);
            if (number.isEmpty()) {
                throw new AnalyzerException("\"" + wanted + "\" is no whole number, and the value that it is compared with is one");
            }
            return comparison.holds(Long.compare(value.asLong(), number.getAsLong()));
        }
        if (value.isTextual()) {
            return comparison.holds(Long.compare(Quantity.parse(value.asText()).roundedUp(), Quantity.parse(wanted).roundedUp()));
        }
        throw new AnalyzerException("the value is neither a whole number nor an amount");
    }
}

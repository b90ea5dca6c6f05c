package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions on many nodes at once: `count() >= 3`, `min(memoryCapacity) > 16Gi`, `nodeCondition(Ready) == True`, `>= 3` (reference,
/// grammar F9). A first word without parentheses counts, whatever it is (T21). There is no "not equal".
///
/// @param property what stands in the parentheses
/// @param operator as it is written
public record Aggregate(Function function, String property, String operator, String wanted) {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)");

    /// What is computed of the nodes.
    public enum Function {
        COUNT,
        COUNT_DISTINCT,
        MIN,
        MAX,
        SUM,
        NODE_CONDITION;

        private static Function of(String name) throws AnalyzerException {
            return switch (name) {
                case "count" -> COUNT;
                case "countDistinct" -> COUNT_DISTINCT;
                case "min" -> MIN;
                case "max" -> MAX;
                case "sum" -> SUM;
                case "nodeCondition" -> NODE_CONDITION;
                default -> throw new AnalyzerException("there is no function \"" + name + "\"");
            };
        }
    }

    public static Aggregate parse(String when) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() == 2) {
            return new Aggregate(Function.COUNT, "", words.get(0), words.get(1));
        }
        if (words.size() != 3) {
            throw new AnalyzerException("when \"" + when + "\" is not a function, an operator and a value with spaces between them");
        }
        Matcher call = CALL.matcher(words.getFirst());
        return call.matches()
                ? new Aggregate(Function.of(call.group(1)), call.group(2), words.get(1), words.get(2))
                : new Aggregate(Function.COUNT, "", words.get(1), words.get(2));
    }

    public boolean holdsFor(long count) throws AnalyzerException {
        OptionalLong number = GoInt.parse(wanted);
        if (number.isEmpty()) {
            throw new AnalyzerException("\"" + wanted + "\" is no whole number, and nodes are counted in them");
        }
        return comparison().holds(Long.compare(count, number.getAsLong()));
    }

    public boolean holdsFor(Quantity amount) throws AnalyzerException {
        return comparison().holds(amount.compareTo(Quantity.parse(wanted)));
    }

    private Comparison comparison() throws AnalyzerException {
        return Comparison.parse(operator).filter(it -> it != Comparison.NOT_EQUAL)
                .orElseThrow(() -> new AnalyzerException("\"" + operator + "\" is none of the operators =, <, <=, >, >="));
    }
}

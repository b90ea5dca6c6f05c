package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions on a parameter of the kernel: `net.ipv4.ip_forward == 1` (reference, grammar F12).
public record KernelParameter(String name, Comparison comparison, String wanted) {
    private static final Pattern FORM = Pattern.compile("([^ \\t\\n\\r<>=]+)\\s+([<>=]+)\\s+(.+)", Pattern.DOTALL);

    public static KernelParameter parse(String when) throws AnalyzerException {
        Matcher matcher = FORM.matcher(when);
        Optional<Comparison> comparison = matcher.find() ? Comparison.parse(matcher.group(2)) : Optional.empty();
        return new KernelParameter(comparison.isEmpty() ? "" : matcher.group(1),
                comparison.orElseThrow(() -> new AnalyzerException(
                        "when \"" + when + "\" is not a parameter, an operator (=, <, <=, >, >=) and a value with spaces between them")),
                matcher.group(3).strip());
    }

    /// Whether the value of a node is as wanted. What is no number has no order, and "does not hold" would be an answer.
    public boolean matches(String actual) throws AnalyzerException {
        return comparison == Comparison.EQUAL ? actual.equals(wanted) : comparison.holds(Long.compare(number(actual), number(wanted)));
    }

    private long number(String value) throws AnalyzerException {
        OptionalLong number = GoInt.parse(value);
        if (number.isEmpty()) {
            throw new AnalyzerException("\"" + value + "\" is no whole number, and " + name + " is compared as one");
        }
        return number.getAsLong();
    }
}

package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Conditions on what a named group of a regular expression captured: `Loss > 10`, `Result == OK` (reference, grammar F5). A number is
/// compared as a whole number, anything else as text and only for equality.
public record RegexGroup(String group, String operator, String wanted) {

    public static RegexGroup parse(String when) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() != 3) {
            throw new AnalyzerException("when \"" + when + "\" is not a group, an operator and a value with spaces between them");
        }
        String wanted = words.get(2);
        return new RegexGroup(words.get(0), words.get(1), wanted.equals("''") || wanted.equals("\"\"") ? "" : wanted);
    }

    /// Compares what the groups captured; a group that is not there never matches.
    public boolean matches(Map<String, String> captured) throws AnalyzerException {
        String actual = captured.get(group);
        if (actual == null) {
            return false;
        }
        Optional<Comparison> comparison = Comparison.parse(operator);
        OptionalLong number = GoInt.parse(wanted);
        if (number.isPresent()) {
            OptionalLong other = GoInt.parse(actual);
            return other.isPresent()
                    && comparison.filter(is -> is != Comparison.NOT_EQUAL).isPresent()
                    && comparison.get().holds(Long.compare(other.getAsLong(), number.getAsLong()));
        }
        if (comparison.filter(is -> is == Comparison.EQUAL).isEmpty()) {
            throw new AnalyzerException("\"" + group + " " + operator + " " + wanted + "\" compares a text; only =, == and === can");
        }
        return actual.equals(wanted);
    }
}

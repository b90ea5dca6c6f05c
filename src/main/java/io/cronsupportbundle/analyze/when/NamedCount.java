package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.MissingInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Conditions on counts that have names: `seats > 100`, `seats > licensed`, where the right side is a number or another count.
public record NamedCount(String name, Comparison comparison, String wanted) {

    public static NamedCount parse(String when) throws AnalyzerException {
        List<String> words = Words.of(when);
        Optional<Comparison> comparison = words.size() == 3 ? Comparison.parse(words.get(1)) : Optional.empty();
        return new NamedCount(comparison.isEmpty() ? "" : words.getFirst(), comparison.orElseThrow(() -> new AnalyzerException(
                "when \"" + when + "\" is not a count, an operator and a number or another count with spaces between them")),
                words.getLast());
    }

    /// Whether the counts are as wanted.
    ///
    /// @throws MissingInputException when one of them could not be counted
    public boolean matches(Map<String, Long> counts) throws AnalyzerException {
        OptionalLong number = GoInt.parse(wanted);
        return comparison.holds(Long.compare(count(name, counts), number.isPresent() ? number.getAsLong() : count(wanted, counts)));
    }

    private static long count(String name, Map<String, Long> counts) throws AnalyzerException {
        Long count = counts.get(name);
        if (count == null) {
            throw new MissingInputException("there is no count \"" + name + "\"");
        }
        return count;
    }
}

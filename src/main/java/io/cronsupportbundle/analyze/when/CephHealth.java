package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;
import java.util.Optional;

/// Conditions on the health of a Ceph cluster: `HEALTH_ERR`, `<= HEALTH_WARN` (reference, grammar F13). Better health is greater; a state
/// that is none of the three is less than all.
public record CephHealth(Comparison comparison, String wanted) {
    private static final List<String> WORST_FIRST = List.of("HEALTH_ERR", "HEALTH_WARN", "HEALTH_OK");

    public static CephHealth parse(String when) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() == 1) {
            return new CephHealth(Comparison.EQUAL, words.getFirst());
        }
        Optional<Comparison> comparison = words.size() == 2
                ? Comparison.parse(words.getFirst()).filter(it -> it != Comparison.NOT_EQUAL)
                : Optional.empty();
        return new CephHealth(comparison.orElseThrow(() -> new AnalyzerException(
                "when \"" + when + "\" is not a state such as HEALTH_WARN, with an operator (=, <, <=, >, >=) before it or without")),
                words.getLast());
    }

    public boolean matches(String actual) {
        return comparison == Comparison.EQUAL
                ? actual.equals(wanted)
                : comparison.holds(Integer.compare(WORST_FIRST.indexOf(actual), WORST_FIRST.indexOf(wanted)));
    }
}

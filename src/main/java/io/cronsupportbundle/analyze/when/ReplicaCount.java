package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Conditions on a number of replicas: `>= 2` (reference, grammar F1). There is no "not equal". The word `absent` is not a count but the
/// statement that the workload does not exist.
public record ReplicaCount(Comparison comparison, long wanted) {

    /// To be compared with the condition as it is written; `absent ` with a space is not it.
    public static final String ABSENT = "absent";

    public static ReplicaCount parse(String when) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() == 2) {
            Optional<Comparison> comparison = Comparison.parse(words.get(0)).filter(operator -> operator != Comparison.NOT_EQUAL);
            OptionalLong wanted = GoInt.parse(words.get(1));
            if (comparison.isPresent() && wanted.isPresent()) {
                return new ReplicaCount(comparison.get(), wanted.getAsLong());
            }
        }
        throw new AnalyzerException("when \"" + when + "\" is neither \"absent\" nor "
                + "an operator (=, <, <=, >, >=), a space and a whole number");
    }

    public boolean matches(long actual) {
        return comparison.holds(Long.compare(actual, wanted));
    }
}

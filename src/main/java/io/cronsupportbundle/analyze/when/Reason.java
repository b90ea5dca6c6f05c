package io.cronsupportbundle.analyze.when;

import java.util.List;
import java.util.Optional;

/// Conditions on a state: `== CrashLoopBackOff`, `!= Running` (reference, grammar F7). Words after the second are ignored.
///
/// @param equal whether the state should be the one named, or another
public record Reason(boolean equal, String name) {

    /// Empty when the text is no such condition, which the peer takes as "does not apply".
    public static Optional<Reason> parse(String when) {
        List<String> words = Words.of(when);
        if (words.size() < 2) {
            return Optional.empty();
        }
        return Comparison.parse(words.get(0))
                .filter(operator -> operator == Comparison.EQUAL || operator == Comparison.NOT_EQUAL)
                .map(operator -> new Reason(operator == Comparison.EQUAL, words.get(1)));
    }
}

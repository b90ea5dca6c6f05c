package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Conditions on how full volumes are: `pvcUsedPercentage >= 80` (reference, grammar F11).
public record UsedPercentage(Comparison comparison, double wanted) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    public static UsedPercentage parse(String when) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() == 3 && words.getFirst().equals("pvcUsedPercentage") && NUMBER.matcher(words.getLast()).matches()) {
            Optional<Comparison> comparison = Comparison.parse(words.get(1));
            if (comparison.isPresent()) {
                return new UsedPercentage(comparison.get(), Double.parseDouble(words.getLast()));
            }
        }
        throw new AnalyzerException("when \"" + when + "\" is not pvcUsedPercentage, an operator and a number with spaces between them");
    }

    public boolean matches(double actual) {
        return comparison.holds(Double.compare(actual, wanted));
    }
}

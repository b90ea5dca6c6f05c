package io.cronsupportbundle.analyze.when;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/// Conditions on one of several numbers: `succeeded >= 1`, `missing = 0` (reference, grammar F2). There is no "not equal".
///
/// @param member the member of the object that has the number
public record FieldCount(String member, Comparison comparison, long wanted) {

    /// Reads a condition.
    ///
    /// @param fields words of the grammar, with the members that they stand for
    public static FieldCount parse(String when, Map<String, String> fields) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() == 3) {
            Optional<Comparison> comparison = Comparison.parse(words.get(1)).filter(operator -> operator != Comparison.NOT_EQUAL);
            OptionalLong wanted = GoInt.parse(words.get(2));
            String member = fields.get(words.get(0));
            if (comparison.isPresent() && wanted.isPresent() && member != null) {
                return new FieldCount(member, comparison.get(), wanted.getAsLong());
            }
        }
        throw new AnalyzerException("when \"" + when + "\" is not one of " + String.join(", ", new TreeSet<>(fields.keySet()))
                + ", an operator (=, <, <=, >, >=) and a whole number with spaces between them");
    }

    /// A member that is not there is 0, as Kubernetes leaves zeros out.
    public boolean matches(JsonNode object) {
        return comparison.holds(Long.compare(object.path(member).asLong(), wanted));
    }
}

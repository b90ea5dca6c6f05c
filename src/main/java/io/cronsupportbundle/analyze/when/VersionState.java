package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;

/// Conditions on what versions run: `drift == true`, `version < 1.4.0`.
public record VersionState(String subject, String operator, String wanted) {

    /// What is known of one workload or version object.
    ///
    /// @param drift whether it runs something else than it should
    /// @param version as people write versions; may be empty or unreadable, and then no condition on it applies
    public record Running(String name, boolean drift, String version) {}

    public static VersionState parse(String when) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() != 3 || !List.of("drift", "version").contains(words.getFirst())) {
            throw new AnalyzerException("when \"" + when + "\" is not drift or version, an operator and a value with spaces between them");
        }
        return new VersionState(words.get(0), words.get(1), words.get(2));
    }

    public boolean matches(Running running) throws AnalyzerException {
        Comparison comparison = Comparison.parse(operator)
                .orElseThrow(() -> new AnalyzerException("\"" + operator + "\" is no operator"));
        if (subject.equals("drift")) {
            return comparison.holds(Boolean.compare(running.drift(), TrueOrFalse.parse(wanted)));
        }
        SemanticVersion other = SemanticVersion.tolerant(wanted);
        try {
            return comparison.holds(SemanticVersion.tolerant(running.version()).compareTo(other));
        } catch (AnalyzerException noVersion) {
            return false;
        }
    }
}

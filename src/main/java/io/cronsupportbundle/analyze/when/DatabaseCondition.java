package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;

/// Conditions on a connection: `connected == false`, `version >= 12.x` (reference, grammar F6). An `x` stands for 0, on both sides.
public record DatabaseCondition(String subject, String operator, String wanted) {

    /// How a kind of database writes its versions.
    public enum Versions {
        /// Up to three numbers, compared as SemVer.
        SEMANTIC,
        /// Any number of numbers.
        SEGMENTS
    }

    public static DatabaseCondition parse(String when) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() != 3) {
            throw new AnalyzerException(
                    "when \"" + when + "\" is not connected or version, an operator and a value with spaces between them");
        }
        return new DatabaseCondition(words.get(0), words.get(1), words.get(2));
    }

    /// Whether the connection is as wanted.
    ///
    /// @param version what the server said, or empty when it could not be asked; no condition on it applies then (T23)
    public boolean matches(boolean connected, String version, Versions versions) throws AnalyzerException {
        return switch (subject) {
            case "connected" -> {
                Comparison comparison = Comparison.parse(operator)
                        .filter(it -> it == Comparison.EQUAL || it == Comparison.NOT_EQUAL)
                        .orElseThrow(() -> new AnalyzerException("\"" + operator + "\" cannot compare connected; == and != can"));
                yield (connected == TrueOrFalse.parse(wanted)) == (comparison == Comparison.EQUAL);
            }
            case "version" -> {
                String wantedZero = wanted.replace('x', '0');
                if (version.isEmpty()) {
                    yield false;
                }
                String actual = version.replace('x', '0');
                yield switch (versions) {
                    case SEMANTIC -> SemverRange.parse(operator + SemanticVersion.tolerant(wantedZero)).contains(
                            SemanticVersion.tolerant(actual));
                    case SEGMENTS -> segments(SegmentVersion.parse(actual), SegmentVersion.parse(wantedZero));
                };
            }
            default -> false;
        };
    }

    private boolean segments(SegmentVersion actual, SegmentVersion least) throws AnalyzerException {
        if (operator.equals("~>")) {
            return actual.isCompatibleWith(least);
        }
        Comparison comparison = Comparison.parse(operator)
                .orElseThrow(() -> new AnalyzerException("\"" + operator + "\" cannot compare versions"));
        return comparison.holds(actual.compareTo(least));
    }
}

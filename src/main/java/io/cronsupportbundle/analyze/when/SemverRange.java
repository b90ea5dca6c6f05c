package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.ArrayList;
import java.util.List;

/// Ranges of versions: `>=1.28.0 <1.33.0 || 1.34.x` (reference, grammar F3). Spaces mean "and", `||` means "or" and binds less.
///
/// The grammar is that of the library which the peer uses, with its oddities, each measured against the peer: a word of one character is
/// lost (so `! 1.2.3` asks for 1.2.3), `1.x.x` reads as `1.0.x`, and `!=` before a wildcard never holds.
public final class SemverRange {

    private record Bound(Comparison comparison, SemanticVersion version) {
        boolean contains(SemanticVersion candidate) {
            return comparison.holds(candidate.compareTo(version));
        }
    }

    private final List<List<Bound>> alternatives;

    private SemverRange(List<List<Bound>> alternatives) {
        this.alternatives = alternatives;
    }

    public static SemverRange parse(String text) throws AnalyzerException {
        List<String> words = words(text);
        if (words.isEmpty() || words.getFirst().equals("||") || words.getLast().equals("||")) {
            throw new AnalyzerException("\"" + text + "\" is not a range of versions such as \">=1.28.0 <1.33.0\"");
        }
        List<List<Bound>> alternatives = new ArrayList<>();
        List<Bound> together = new ArrayList<>();
        for (String word : words) {
            if (word.equals("||")) {
                alternatives.add(List.copyOf(together));
                together.clear();
            } else {
                add(together, word);
            }
        }
        alternatives.add(List.copyOf(together));
        return new SemverRange(List.copyOf(alternatives));
    }

    public boolean contains(SemanticVersion candidate) {
        return alternatives.stream()
                .anyMatch(together -> !together.isEmpty() && together.stream().allMatch(bound -> bound.contains(candidate)));
    }

    /// Words end at spaces, but not between an operator and its version.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int length = 0;
        char last = 0;
        for (char c : (text + " ").toCharArray()) {
            if (c == ' ' && "<>=".indexOf(last) < 0) {
                if (length > 1) {
                    words.add(word.toString());
                }
                word.setLength(0);
                length = 0;
            } else {
                length++;
                if (c != ' ') {
                    word.append(c);
                    last = c;
                }
            }
        }
        if (length > 1 && !word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static void add(List<Bound> bounds, String word) throws AnalyzerException {
        int digit = 0;
        while (digit < word.length() && !Character.isDigit(word.charAt(digit))) {
            digit++;
        }
        Comparison comparison = operator(word, word.substring(0, digit));
        String version = word.substring(digit);
        if (version.contains("x")) {
            addWildcard(bounds, comparison, version);
        } else {
            bounds.add(new Bound(comparison, SemanticVersion.parse(version)));
        }
    }

    private static Comparison operator(String word, String operator) throws AnalyzerException {
        return switch (operator) {
            case "", "=", "==" -> Comparison.EQUAL;
            case "!", "!=" -> Comparison.NOT_EQUAL;
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.GREATER;
            case ">=" -> Comparison.AT_LEAST;
            default -> throw new AnalyzerException("\"" + word + "\" is not an operator (=, !=, <, <=, >, >=) and a version");
        };
    }

    /// `1.31.x` is the block from 1.31.0 up to, without, 1.32.0; `1.x` that from 1.0.0 to 2.0.0.
    private static void addWildcard(List<Bound> bounds, Comparison comparison, String version) throws AnalyzerException {
        String[] parts = version.split("\\.", -1);
        boolean block = (parts.length == 2 || parts.length == 3) && parts[parts.length - 1].equals("x");
        String zero = version.replaceFirst("\\.x\\.x", ".x").replaceFirst("\\.x", ".0");
        SemanticVersion from = SemanticVersion.parse(zero.split("\\.", -1).length == 2 ? zero + ".0" : zero);
        if (!block && comparison != Comparison.AT_LEAST && comparison != Comparison.LESS) {
            throw new AnalyzerException("\"" + version + "\" has an x where no wildcard can be");
        }
        SemanticVersion next = parts.length == 2 ? from.nextMajor() : from.nextMinor();
        switch (comparison) {
            case AT_LEAST, LESS -> bounds.add(new Bound(comparison, from));
            case GREATER -> bounds.add(new Bound(Comparison.AT_LEAST, next));
            case AT_MOST -> bounds.add(new Bound(Comparison.LESS, next));
            case EQUAL -> {
                bounds.add(new Bound(Comparison.AT_LEAST, from));
                bounds.add(new Bound(Comparison.LESS, next));
            }
            case NOT_EQUAL -> {
                bounds.add(new Bound(Comparison.LESS, from));
                bounds.add(new Bound(Comparison.AT_LEAST, next));
            }
        }
    }
}

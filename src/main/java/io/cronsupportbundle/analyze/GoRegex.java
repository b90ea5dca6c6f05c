package io.cronsupportbundle.analyze;

import com.google.re2j.Matcher;
import io.cronsupportbundle.regex.BadPatternException;
import io.cronsupportbundle.regex.GoPattern;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A regular expression of an analyzer, in Go's syntax and semantics. Of groups with one name the last counts.
///
/// Bytes are matched as they are, without a copy as characters.
public final class GoRegex {
    private final GoPattern pattern;

    private GoRegex(GoPattern pattern) {
        this.pattern = pattern;
    }

    public static GoRegex compile(String regex) throws AnalyzerException {
        try {
            return new GoRegex(GoPattern.compile(regex));
        } catch (BadPatternException e) {
            throw new AnalyzerException(String.valueOf(e.getMessage()), e);
        }
    }

    public boolean find(TextExcerpt text) {
        return pattern.possible(text.utf8()) && pattern.matcher(text.utf8()).find();
    }

    /// What the named groups of the first match captured; the empty text for one that took no part. Empty when there is no match.
    public Optional<Map<String, String>> groups(TextExcerpt text) {
        byte[] utf8 = text.utf8();
        Matcher matcher = pattern.matcher(utf8);
        if (!pattern.possible(utf8) || !matcher.find()) {
            return Optional.empty();
        }
        Map<String, String> groups = new HashMap<>();
        for (int i = 1; i < pattern.names().size(); i++) {
            if (!pattern.names().get(i).isEmpty()) {
                int from = matcher.start(i);
                groups.put(pattern.names().get(i), from < 0 ? "" : new String(utf8, from, matcher.end(i) - from, StandardCharsets.UTF_8));
            }
        }
        return Optional.of(groups);
    }
}

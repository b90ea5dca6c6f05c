package io.cronsupportbundle.analyze;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A regular expression of a specification, in Go's syntax and semantics: unanchored, leftmost-first, time linear in the text whatever the
/// pattern. Go allows a group name twice (the last one counts) and re2j does not, so names are kept beside the pattern.
///
/// Bytes are matched as they are, without a copy as characters.
public final class GoRegex {

    /// Characters. Patterns are compiled to programs of about their length; nobody writes longer ones by hand.
    private static final int MAX_LENGTH = 16 * 1024;

    private final Pattern pattern;
    /// Names by the number of their group; empty for groups without a name.
    private final List<String> names;

    private final Optional<RequiredText> required;

    private GoRegex(Pattern pattern, List<String> names, Optional<RequiredText> required) {
        this.pattern = pattern;
        this.names = names;
        this.required = required;
    }

    public static GoRegex compile(String regex) throws AnalyzerException {
        if (regex.length() > MAX_LENGTH) {
            throw new AnalyzerException("the regular expression is longer than " + MAX_LENGTH + " characters");
        }
        RegexScan scan = new RegexScan(regex);
        try {
            return new GoRegex(Pattern.compile(scan.withoutNames()), scan.names(), RequiredText.of(regex));
        } catch (PatternSyntaxException e) {
            throw new AnalyzerException("the regular expression \"" + regex + "\" is not valid: " + e.getDescription(), e);
        }
    }

    public boolean find(TextExcerpt text) {
        return possible(text.utf8()) && pattern.matcher(text.utf8()).find();
    }

    /// What the named groups of the first match captured; the empty text for one that took no part. Empty when there is no match.
    public Optional<Map<String, String>> groups(TextExcerpt text) {
        byte[] utf8 = text.utf8();
        Matcher matcher = pattern.matcher(utf8);
        if (!possible(utf8) || !matcher.find()) {
            return Optional.empty();
        }
        Map<String, String> groups = new HashMap<>();
        for (int i = 1; i < names.size(); i++) {
            if (!names.get(i).isEmpty()) {
                int from = matcher.start(i);
                groups.put(names.get(i), from < 0 ? "" : new String(utf8, from, matcher.end(i) - from, StandardCharsets.UTF_8));
            }
        }
        return Optional.of(groups);
    }

    private boolean possible(byte[] utf8) {
        return required.isEmpty() || required.get().in(utf8);
    }
}

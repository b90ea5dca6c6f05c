package io.cronsupportbundle.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;

/// A regular expression in Go's syntax and semantics, compiled: unanchored, leftmost-first, time linear in the text whatever the pattern.
/// Go allows a group name twice and re2j does not, so names are kept beside the pattern.
public final class GoPattern {

    /// Characters. Patterns are compiled to programs of about their length; nobody writes longer ones by hand.
    private static final int MAX_LENGTH = 16 * 1024;

    private final Pattern pattern;
    private final List<String> names;
    private final Optional<RequiredText> required;

    private GoPattern(Pattern pattern, List<String> names, Optional<RequiredText> required) {
        this.pattern = pattern;
        this.names = names;
        this.required = required;
    }

    public static GoPattern compile(String regex) throws BadPatternException {
        if (regex.length() > MAX_LENGTH) {
            throw new BadPatternException("the regular expression is longer than " + MAX_LENGTH + " characters");
        }
        RegexScan scan = new RegexScan(regex);
        try {
            return new GoPattern(Pattern.compile(scan.withoutNames()), scan.names(), RequiredText.of(regex));
        } catch (PatternSyntaxException e) {
            throw new BadPatternException("the regular expression \"" + regex + "\" is not valid: " + e.getDescription(), e);
        }
    }

    /// Names by the number of their group; empty for groups without a name.
    public List<String> names() {
        return names;
    }

    /// A matcher over bytes.
    ///
    /// @param utf8 valid UTF-8, which [ValidUtf8] makes of any bytes
    public Matcher matcher(byte[] utf8) {
        return pattern.matcher(utf8);
    }

    /// Whether there can be a match in these bytes. Much cheaper than to look for one.
    public boolean possible(byte[] utf8) {
        return required.isEmpty() || required.get().in(utf8);
    }
}

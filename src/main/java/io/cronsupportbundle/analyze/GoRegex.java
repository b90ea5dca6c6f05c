package io.cronsupportbundle.analyze;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /// Open parentheses. The compiler descends into each.
    private static final int MAX_DEPTH = 250;

    private final Pattern pattern;
    /// Names by the number of their group; empty for groups without a name.
    private final List<String> names;

    private GoRegex(Pattern pattern, List<String> names) {
        this.pattern = pattern;
        this.names = names;
    }

    public static GoRegex compile(String regex) throws AnalyzerException {
        if (regex.length() > MAX_LENGTH) {
            throw new AnalyzerException("the regular expression is longer than " + MAX_LENGTH + " characters");
        }
        List<String> names = new ArrayList<>(List.of(""));
        String nameless = withoutNames(regex, names);
        try {
            return new GoRegex(Pattern.compile(nameless), List.copyOf(names));
        } catch (PatternSyntaxException e) {
            throw new AnalyzerException("the regular expression \"" + regex + "\" is not valid: " + e.getDescription(), e);
        }
    }

    public boolean find(byte[] utf8) {
        return pattern.matcher(utf8).find();
    }

    /// What the named groups of the first match captured; the empty text for one that took no part. Empty when there is no match.
    public Optional<Map<String, String>> groups(byte[] utf8) {
        Matcher matcher = pattern.matcher(utf8);
        if (!matcher.find()) {
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

    /// Replaces named groups by plain ones and lists all groups.
    private static String withoutNames(String regex, List<String> names) throws AnalyzerException {
        StringBuilder plain = new StringBuilder();
        boolean inClass = false;
        int depth = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            plain.append(c);
            if (c == '\\' && i + 1 < regex.length()) {
                int end = regex.startsWith("\\Q", i) ? quoteEnd(regex, i) : i + 2;
                plain.append(regex, i + 1, end);
                i = end - 1;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                int first = regex.startsWith("^", i + 1) ? i + 2 : i + 1;
                // A ] at the beginning of a class is a member of it.
                int past = regex.startsWith("]", first) ? first + 1 : first;
                plain.append(regex, i + 1, past);
                i = past - 1;
            } else if (c == ')') {
                depth--;
            } else if (c == '(') {
                if (++depth > MAX_DEPTH) {
                    throw new AnalyzerException("the regular expression has more than " + MAX_DEPTH + " parentheses inside each other");
                }
                i = group(regex, i, names);
            }
        }
        return plain.toString();
    }

    /// @return the last position that belongs to the name, or that of the parenthesis when there is none
    private static int group(String regex, int open, List<String> names) {
        int name = regex.startsWith("?P<", open + 1) ? open + 4 : regex.startsWith("?<", open + 1) ? open + 3 : -1;
        int end = name < 0 ? -1 : regex.indexOf('>', name);
        if (end > name && regex.substring(name, end).chars().allMatch(GoRegex::inName)) {
            names.add(regex.substring(name, end));
            return end;
        }
        if (!regex.startsWith("?", open + 1)) {
            names.add("");
        }
        return open;
    }

    private static boolean inName(int c) {
        return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static int quoteEnd(String regex, int from) {
        int end = regex.indexOf("\\E", from);
        return end < 0 ? regex.length() : end + 2;
    }
}

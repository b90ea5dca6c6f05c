package io.cronsupportbundle.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the structure of a regular expression before it is compiled: it takes the names off the groups, and refuses what would make a
/// compiler recurse or copy without end. Go refuses repetitions inside repetitions whose product is above 1000; re2j compiles them, to
/// millions of steps.
final class RegexScan {

    /// Open parentheses. The compiler descends into each.
    private static final int MAX_DEPTH = 250;

    private static final int MAX_REPEAT = 1000;

    private static final Pattern NAME = Pattern.compile("\\?P?<([0-9A-Za-z_]+)>");
    private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?}");

    private final String regex;
    private final StringBuilder plain = new StringBuilder();
    /// By the number of the group; empty for those without a name.
    private final List<String> names = new ArrayList<>(List.of(""));
    /// The largest product of repetitions in each open group, the innermost first.
    private final Deque<Long> repeats = new ArrayDeque<>(List.of(1L));
    /// That of the last atom.
    private long atom = 1;

    RegexScan(String regex) throws BadPatternException {
        this.regex = regex;
        int at = 0;
        while (at < regex.length()) {
            at = next(at);
        }
    }

    String withoutNames() {
        return plain.toString();
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /// Reads one part and answers where the next one begins.
    private int next(int at) throws BadPatternException {
        return switch (regex.charAt(at)) {
            case '\\' -> copied(at, regex.startsWith("\\Q", at) ? after("\\E", at) : Math.min(at + 2, regex.length()));
            case '[' -> copied(at, classEnd(at));
            case '(' -> open(at);
            case ')' -> close(at);
            case '{' -> repeat(at);
            case '*', '+', '?' -> {
                plain.append(regex.charAt(at));
                yield at + 1;
            }
            default -> copied(at, at + 1);
        };
    }

    private int copied(int from, int to) {
        atom = 1;
        plain.append(regex, from, to);
        return to;
    }

    private int open(int at) throws BadPatternException {
        if (repeats.size() > MAX_DEPTH) {
            throw new BadPatternException("the regular expression has more than " + MAX_DEPTH + " parentheses inside each other");
        }
        repeats.push(1L);
        Matcher name = NAME.matcher(regex).region(at + 1, regex.length());
        if (name.lookingAt()) {
            names.add(name.group(1));
            plain.append('(');
            return name.end();
        }
        boolean plainGroup = !regex.startsWith("?", at + 1);
        if (plainGroup) {
            names.add("");
        }
        // The question mark is no repetition of the parenthesis.
        return copied(at, plainGroup ? at + 1 : at + 2);
    }

    private int close(int at) {
        long inner = repeats.size() > 1 ? repeats.pop() : 1;
        plain.append(')');
        atom = inner;
        repeats.push(Math.max(repeats.pop(), inner));
        return at + 1;
    }

    private int repeat(int at) throws BadPatternException {
        Matcher repeat = REPEAT.matcher(regex).region(at, regex.length());
        if (!repeat.lookingAt()) {
            return copied(at, at + 1);
        }
        String most = repeat.group(2) == null || repeat.group(2).isEmpty() ? repeat.group(1) : repeat.group(2);
        atom *= Math.max(Long.parseLong(most), 1);
        if (atom > MAX_REPEAT) {
            throw new BadPatternException("the regular expression \"" + regex + "\" repeats something more than " + MAX_REPEAT + " times");
        }
        repeats.push(Math.max(repeats.pop(), atom));
        plain.append(repeat.group());
        return repeat.end();
    }

    /// A `]` at the beginning of a class is a member of it, and `[:alpha:]` stands for several.
    private int classEnd(int at) {
        int i = regex.startsWith("^", at + 1) ? at + 2 : at + 1;
        i = regex.startsWith("]", i) ? i + 1 : i;
        while (i < regex.length() && regex.charAt(i) != ']') {
            i = regex.charAt(i) == '\\' ? i + 2 : regex.startsWith("[:", i) ? after(":]", i) : i + 1;
        }
        return Math.min(i + 1, regex.length());
    }

    private int after(String end, int from) {
        int at = regex.indexOf(end, from);
        return at < 0 ? regex.length() : at + end.length();
    }
}

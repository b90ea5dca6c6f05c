package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Masks the value of a pair of `name` and `value` in texts that are no documents: manifests that a program logs, files in ConfigMaps.
/// It reads JSON in one line, escaped or not, JSON and YAML with a line for each, YAML in braces, and what Go's `%+v` prints. What
/// [NamedValue] is to documents, this is to text; the peer's rules 1 to 7 and 19 to 25 work like it.
@Singleton
final class NamedPair implements TextRule {
    private static final ByteSet END_OF_NAME = ByteSet.of(" \t\r\"'\\,}");
    private static final ByteSet END_OF_BARE_VALUE = ByteSet.of(" \t\r\"'\\,}");
    private static final ByteSet END_OF_LINE = ByteSet.of("\r");
    private static final ByteSet DOUBLE_QUOTE = ByteSet.of("\"");
    private static final ByteSet SINGLE_QUOTE = ByteSet.of("'");

    private static final ByteSet END_OF_MEMBER = ByteSet.of(" \t\r\"'\\:,}");

    /// Members for a value, but for `value`.
    private static final Set<String> VALUES = Set.of("val", "values", "content", "currentvalue", "current_value", "parametervalue");

    /// A header's name, and one of [#VALUES], are shorter.
    private static final int MOST_BEFORE = 24;

    private static final int MOST_ELEMENTS = 16;

    @Override
    public String name() {
        return "named-pair";
    }

    @Override
    public List<String> triggers() {
        return List.of("name\"", "name\\", "name:", "name'", "value\"", "value\\", "value:", "value'", "\"key\"", "\"key\\", "\"id\"",
                "\"setting\"", "\"option\"", "\"field\"", "\"attribute\"", "cookie\",", "cookie\\\",");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.is(at, 'v') || line.is(at, 'V')) {
            valueFirst(line, at, found);
            return;
        }
        if (line.is(at, 'c') || line.is(at, 'C')) {
            header(line, at, end, found);
            return;
        }
        int start = line.is(at, '"') ? at + 1 : at;
        int after = sensitive(line, start, end - 1, line.is(at, '"'));
        if (after >= 0) {
            boolean strict = sensitive(line, start, end - 1, true) >= 0;
            value(line, valueBehind(line, after, strict), END_OF_BARE_VALUE, found);
        }
    }

    /// `["Cookie", "x"]`, the second of two elements.
    private static void header(Line line, int at, int end, Found found) {
        int before = at - 1;
        while (line.word(before) || line.is(before, '-') || line.is(before, '"') || line.is(before, '\\')) {
            before--;
            if (at - before > MOST_BEFORE) {
                return;
            }
        }
        int value = line.skipSpaces(end);
        if ((line.is(before, '[') || line.is(before, '(')) && (line.is(value, '"') || line.is(value, '\\'))) {
            mask(line, value, END_OF_BARE_VALUE, found);
        }
    }

    /// One value, or a list of them in quotes.
    private static void value(Line line, int value, ByteSet bareEnd, Found found) {
        if (value < 0) {
            return;
        }
        int p = line.skipSpaces(value + 1);
        if (!line.is(value, '[') || quotes(line, p) == p) {
            mask(line, value, bareEnd, found);
            return;
        }
        for (int i = 0; i < MOST_ELEMENTS && quotes(line, p) > p; i++) {
            int[] end = {p};
            mask(line, p, bareEnd, (from, to) -> {
                found.mask(from, to);
                end[0] = to;
            });
            int next = separators(line, quotes(line, end[0]));
            if (next <= end[0]) {
                return;
            }
            p = next;
        }
    }

    @Override
    public @Nullable Continuation opens(Line line, int at, int end) {
        if (line.is(at, 'v') || line.is(at, 'V') || line.is(at, 'c') || line.is(at, 'C')) {
            return null;
        }
        int start = line.is(at, '"') ? at + 1 : at;
        int after = sensitive(line, start, end - 1, line.is(at, '"'));
        if (after < 0 || separators(line, after) != line.to()) {
            return null;
        }
        boolean strict = sensitive(line, start, end - 1, true) >= 0;
        return (next, found) -> goesOn(next, strict, found);
    }

    private static boolean goesOn(Line line, boolean strict, Found found) {
        value(line, valueBehind(line, line.skipSpaces(line.from()), strict), END_OF_LINE, found);
        return false;
    }

    /// A value whose name comes after it, on the same line or in the same column of the next.
    private static void valueFirst(Line line, int at, Found found) {
        int value = line.word(at - 1) ? -1 : afterColon(line, at + 5);
        if (value < 0) {
            return;
        }
        int[] range = {value, value};
        Found noted = (from, to) -> {
            range[0] = from;
            range[1] = to;
        };
        mask(line, value, END_OF_BARE_VALUE, noted);
        if (range[1] <= range[0]) {
            return;
        }
        int name = quotes(line, separators(line, quotes(line, range[1])));
        if (name < line.to()) {
            if (isName(line, name) && sensitive(line, name, name + 4, false) >= 0) {
                found.mask(range[0], range[1]);
                return;
            }
            boolean wholeLine = line.skipSpaces(line.from()) == at || line.is(line.skipSpaces(line.from()), '-');
            if (!wholeLine || range[0] != value) {
                return;
            }
        }
        mask(line, value, END_OF_LINE, noted);
        if (separators(line, quotes(line, range[1])) != line.to()) {
            return;
        }
        Line next = line.following();
        int below = quotes(next, next.skipSpaces(next.from()));
        boolean column = below - next.from() == at - line.from();
        if (column && isName(next, below) && sensitive(next, below, below + 4, false) >= 0) {
            found.mask(range[0], range[1]);
        }
    }

    private static boolean isName(Line line, int at) {
        return line.text(at, Math.min(at + 4, Math.max(line.to(), at))).equalsIgnoreCase("name");
    }

    /// Where the name of a pair ends when it is one of a secret, else -1.
    ///
    /// @param strict whether the name must say so itself, as a field's has to, and not only look like the one of an environment variable
    private static int sensitive(Line line, int at, int memberEnd, boolean strict) {
        if (line.word(at - 1)) {
            return -1;
        }
        int name = afterColon(line, memberEnd);
        if (name < 0) {
            return -1;
        }
        int start = quotes(line, name);
        int end = line.until(start, END_OF_NAME);
        boolean fits = end > start && end - start <= 256;
        String text = fits ? line.text(start, end) : "";
        return fits && (strict ? SensitiveNames.field(text) : SensitiveNames.variable(text)) ? quotes(line, end) : -1;
    }

    /// Where the value begins, when a member called value comes next, or, behind a name that says secret itself, one of its like; else -1.
    private static int valueBehind(Line line, int after, boolean strict) {
        int member = quotes(line, separators(line, after));
        int end = line.until(member, END_OF_MEMBER);
        String name = end - member > MOST_BEFORE ? "" : line.text(member, end).toLowerCase(Locale.ROOT);
        return name.equals("value") || (strict && VALUES.contains(name)) ? afterColon(line, end) : -1;
    }

    private static int separators(Line line, int from) {
        int p = line.skipSpaces(from);
        return line.is(p, ',') ? line.skipSpaces(p + 1) : p;
    }

    private static int afterColon(Line line, int from) {
        int colon = line.skipSpaces(quotes(line, from));
        return line.is(colon, ':') ? line.skipSpaces(colon + 1) : -1;
    }

    private static int quotes(Line line, int from) {
        int p = from;
        while (line.is(p, '"') || line.is(p, '\'') || line.is(p, '\\')) {
            p++;
        }
        return p;
    }

    /// A quoted value ends at a quote that is escaped no more than the one it began with.
    private static void mask(Line line, int from, ByteSet bareEnd, Found found) {
        int open = from;
        while (line.is(open, '\\')) {
            open++;
        }
        int quote = line.at(open);
        if (quote != '"' && quote != '\'') {
            int end = line.until(from, bareEnd);
            boolean structure = line.is(from, '{') || line.is(from, '[');
            if (!structure && !line.text(from, Math.min(end, from + 4)).equals("null")) {
                found.mask(from, end);
            }
            return;
        }
        int escapes = open - from;
        int close = line.until(open + 1, quote == '"' ? DOUBLE_QUOTE : SINGLE_QUOTE);
        while (close < line.to() && backslashes(line, close) > escapes) {
            close = line.until(close + 1, quote == '"' ? DOUBLE_QUOTE : SINGLE_QUOTE);
        }
        int end = close < line.to() ? close - backslashes(line, close) : close;
        found.mask(open + 1, Math.max(end, open + 1));
    }

    private static int backslashes(Line line, int position) {
        int p = position;
        while (line.is(p - 1, '\\')) {
            p--;
        }
        return position - p;
    }
}

package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
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

    @Override
    public String name() {
        return "named-pair";
    }

    @Override
    public List<String> triggers() {
        return List.of("name\"", "name\\", "name:", "name'", "value\"", "value\\", "value:", "value'");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.is(at, 'v') || line.is(at, 'V')) {
            valueFirst(line, at, found);
            return;
        }
        int after = sensitive(line, at);
        if (after >= 0) {
            int value = valueBehind(line, after);
            if (value >= 0) {
                mask(line, value, END_OF_BARE_VALUE, found);
            }
        }
    }

    @Override
    public @Nullable Continuation opens(Line line, int at, int end) {
        if (line.is(at, 'v') || line.is(at, 'V')) {
            return null;
        }
        int after = sensitive(line, at);
        return after >= 0 && separators(line, after) == line.to() ? NamedPair::goesOn : null;
    }

    private static boolean goesOn(Line line, Found found) {
        int value = valueBehind(line, line.skipSpaces(line.from()));
        if (value >= 0) {
            mask(line, value, END_OF_LINE, found);
        }
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
            if (isName(line, name) && sensitive(line, name) >= 0) {
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
        if (column && isName(next, below) && sensitive(next, below) >= 0) {
            found.mask(range[0], range[1]);
        }
    }

    private static boolean isName(Line line, int at) {
        return line.text(at, Math.min(at + 4, Math.max(line.to(), at))).equalsIgnoreCase("name");
    }

    /// Where the name of a pair ends when it is one of a secret, else -1.
    private static int sensitive(Line line, int at) {
        if (line.word(at - 1)) {
            return -1;
        }
        int name = afterColon(line, at + 4);
        if (name < 0) {
            return -1;
        }
        int start = quotes(line, name);
        int end = line.until(start, END_OF_NAME);
        boolean fits = end > start && end - start <= 256;
        return fits && SensitiveNames.variable(line.text(start, end)) ? quotes(line, end) : -1;
    }

    /// Where the value begins, when a member called value comes next; else -1.
    private static int valueBehind(Line line, int after) {
        int member = quotes(line, separators(line, after));
        boolean value = member + 5 <= line.to() && line.text(member, member + 5).equalsIgnoreCase("value");
        return value ? afterColon(line, member + 5) : -1;
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

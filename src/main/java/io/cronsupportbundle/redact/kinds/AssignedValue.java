package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds where an assigned value begins and ends: in quotes of any spelling, in what languages write around a value (`Some("x")`, `b'x'`,
/// `!!str x`, `(string) "x"`, `${X:-x}`), or bare up to where a value ends in logs, queries and lists.
final class AssignedValue {
    private static final ByteSet END = ByteSet.of(" \t\r,;&\"'`)}]");
    private static final ByteSet CLOSE = ByteSet.of(")]");
    private static final ByteSet CLOSE_BRACE = ByteSet.of("}");
    private static final ByteSet CLOSE_BRACKET = ByteSet.of("]");
    private static final ByteSet CLOSE_PARENTHESIS = ByteSet.of(")");
    private static final ByteSet COLON = ByteSet.of(":");
    private static final ByteSet PAIR = ByteSet.of("=:");
    private static final ByteSet SPACE = ByteSet.of(" \t\r");
    private static final ByteSet DOUBLE_QUOTE = ByteSet.of("\"\\");
    private static final ByteSet SINGLE_QUOTE = ByteSet.of("'\\");
    private static final ByteSet BACK_QUOTE = ByteSet.of("`\\");

    private static final Set<String> NO_SECRETS = Set.of("null", "nil", "None", "true", "false", "True", "False");

    /// `(string) (len=32) ` and the longest tags are shorter.
    private static final int LONGEST_TYPE = 40;

    private final Line line;
    private final boolean owner;
    private final boolean several;
    private final TextRule.Found found;

    /// @param owner whether the line is about this value alone, as in configuration files; then the value may go up to its end
    /// @param several whether the name is one of several values
    AssignedValue(Line line, boolean owner, boolean several, TextRule.Found found) {
        this.line = line;
        this.owner = owner;
        this.several = several;
        this.found = found;
    }

    /// Where the value begins behind `=` or `:`.
    static int start(Line line, int from) {
        int start = from;
        while (line.is(start, '=') || line.is(start, '>')) {
            start++;
        }
        return line.skipSpaces(start);
    }

    void mask(int from) {
        int start = typed(start(line, from));
        if (continued(line, start)) {
            return;
        }
        String spelling = Quoting.spelling(line, start);
        if (block(line, start)) {
            return;
        }
        if (spelling != null) {
            int text = start + spelling.length();
            found.mask(text, line.find(text, spelling));
            return;
        }
        int escapes = start;
        while (line.is(escapes, '\\')) {
            escapes++;
        }
        int quote = line.at(escapes);
        if (quote == '"' || quote == '\'' || quote == '`') {
            quoted(escapes, escapes > start, quote);
        } else if (!line.is(start, '\\') || (!line.is(start + 1, 'n') && !line.is(start + 1, 'r'))) {
            bare(start);
        }
    }

    /// The start of the value behind what only says of which type it is.
    private int typed(int from) {
        int p = from;
        while (line.is(p, '(') || line.is(p, '!')) {
            int end = line.is(p, '(') ? line.until(p, CLOSE_PARENTHESIS) + 1 : line.until(p, SPACE);
            int next = line.skipSpaces(end);
            if (next == end || next >= line.to() || end - p > LONGEST_TYPE) {
                return p;
            }
            p = next;
        }
        if (line.is(p, '$') && (line.is(p + 1, '\'') || line.is(p + 1, '"'))) {
            return p + 1;
        }
        int letters = p;
        while (letters < p + 2 && line.at(letters) > 0 && "ubrfUBRF".indexOf(line.at(letters)) >= 0) {
            letters++;
        }
        return line.is(letters, '"') || line.is(letters, '\'') ? letters : p;
    }

    private void quoted(int at, boolean escaped, int quote) {
        int triple = line.is(at + 1, (char) quote) && line.is(at + 2, (char) quote) ? at + 3 : at + 1;
        if (triple > at + 1 && triple < line.to()) {
            found.mask(triple, line.find(triple, quote == '"' ? "\"\"\"" : "'''"));
            return;
        }
        int open = at + 1;
        int close = close(line, open, quote, escaped);
        while (!escaped && quote == '\'' && close > open && line.is(close + 1, '\'')) {
            close = close(line, close + 2, quote, false);
        }
        int end = Math.min(close, line.to());
        while (escaped && end > open && line.is(end - 1, '\\')) {
            end--;
        }
        plain(open, end);
    }

    /// Where a quoted text ends, or the end of the line.
    static int close(Line line, int open, int quote, boolean escaped) {
        int close = open;
        while (close < line.to() && line.at(close) != quote) {
            close = line.is(close, '\\') ? close + (escaped ? 1 : 2) : line.until(close + 1, quote == '"' ? DOUBLE_QUOTE : quote == '`' ? BACK_QUOTE : SINGLE_QUOTE);
        }
        return close;
    }

    private void bare(int start) {
        if (line.is(start, '[')) {
            list(start + 1);
            return;
        }
        if (line.is(start, '{') || (line.is(start, '$') && line.is(start + 1, '{'))) {
            braces(start);
            return;
        }
        int end = line.until(start, END);
        String word = line.text(start, Math.min(end, start + 8));
        if (word.equalsIgnoreCase("bearer") || word.equalsIgnoreCase("basic")) {
            int next = line.skipSpaces(end);
            plain(next, line.until(next, END));
            return;
        }
        boolean call = end > start + 1 && (line.is(end - 1, '(') || line.is(end - 1, '['));
        plain(start, call ? line.until(end, CLOSE) : owner ? wholeLine(start, end) : end);
    }

    /// `[Bearer x]`, `["x"]`: what is in the brackets, when a name in the singular says that it is one.
    private void list(int from) {
        int open = Quoting.skip(line, from);
        if (!several && !line.is(open, '{') && !line.is(open, '[')) {
            int end = line.until(open, CLOSE_BRACKET);
            while (end > open && (line.is(end - 1, '"') || line.is(end - 1, '\'') || line.is(end - 1, '\\'))) {
                end--;
            }
            plain(open, end);
        }
    }

    /// `${NAME:-x}` and `{method}x`; other braces hold more than a value.
    private void braces(int start) {
        int close = line.until(start, CLOSE_BRACE);
        if (line.is(start, '$')) {
            int colon = line.until(start, COLON);
            if (colon < close) {
                plain(line.is(colon + 1, '-') || line.is(colon + 1, '=') ? colon + 2 : colon + 1, close);
            }
        } else if (close - start < LONGEST_TYPE && line.until(start, END) == close && close > start + 1) {
            int end = line.until(close + 1, END);
            if (close < line.to() && end > close + 1) {
                found.mask(start, end);
            }
        }
    }

    /// The end of the line, when nothing else stands on it: no further pair, no comment.
    private int wholeLine(int start, int end) {
        int stop = line.is(line.to() - 1, '\r') ? line.to() - 1 : line.to();
        int next = line.skipSpaces(end);
        boolean alone = end > start && end < stop && line.until(end, PAIR) == line.to() && !line.is(next, '#') && !line.is(next, '/')
                && !line.is(end, '"') && !line.is(end, '\'') && !line.is(end, '}') && !line.is(end, ']') && !line.is(end, ')');
        return alone ? stop : end;
    }

    private void plain(int start, int end) {
        if (end - start > 5 || !NO_SECRETS.contains(line.text(start, Math.max(start, end)))) {
            found.mask(start, end);
        }
    }

    /// Whether a YAML block scalar begins here, of which the rest of the line is the head: `|`, `>-`, `|2`.
    static boolean block(Line line, int at) {
        int end = at + 1;
        while (line.is(end, '-') || line.is(end, '+') || (line.at(end) >= '1' && line.at(end) <= '9')) {
            end++;
        }
        return (line.is(at, '|') || line.is(at, '>')) && line.skipSpaces(end) == line.to();
    }

    /// What closes the value when it goes on in the next line: a quote, a triple quote, or a backslash at each line's end; else null.
    static @Nullable String openEnd(Line line, int from) {
        int start = start(line, from);
        int last = line.is(line.to() - 1, '\r') ? line.to() - 1 : line.to();
        int quote = line.at(start);
        if (quote == '"' || quote == '\'') {
            String triple = String.valueOf((char) quote).repeat(3);
            if (line.holds(start, triple)) {
                return line.find(start + 3, triple) == line.to() ? triple : null;
            }
            return close(line, start + 1, quote, false) >= line.to() ? String.valueOf((char) quote) : null;
        }
        boolean goesOn = last - 1 > start && line.is(last - 1, '\\') && line.until(start, END) == last;
        return goesOn || continued(line, start) ? "\\" : null;
    }

    /// Whether nothing but a backslash stands here, so that the value is on the next line.
    static boolean continued(Line line, int start) {
        int last = line.is(line.to() - 1, '\r') ? line.to() - 1 : line.to();
        return start == last - 1 && line.is(start, '\\');
    }
}

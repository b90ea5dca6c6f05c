package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Masks what a text assigns to a name that says secret: `DB_PASSWORD=x`, `--api-token x`, `password: x`, `"clientSecret": "x"`. It serves
/// logs, command lines and configuration files alike; the name is judged as a field's name in a document is.
@Singleton
final class Assignment implements TextRule {
    private static final ByteSet NO_NAME = ByteSet.noWord("-.");
    private static final ByteSet END = ByteSet.of(" \t\r,;&\"'`)}]");

    private static final ByteSet TAG = ByteSet.of("<");
    private static final String QUOTE_IN_HTML = "&quot;";

    /// The end of a longer name tells as much.
    private static final int LONGEST_NAME = 200;

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public List<String> triggers() {
        return List.of("password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "api_key", "api-key", "apikey",
                "access_key", "access-key", "accesskey", "private_key", "private-key", "privatekey", "_pass", "_auth", "-auth", "auth\"", "signing_key",
                "encryption_key", "account_key", "accountkey", "dsn", "authorization", "cookie", "_key", "-key", "key=", "key:", "key\"", "key\\",
                "key'", "psk", "_salt", "salt=", "salt:", "_otp", "jwt", "keytab", "creds", "connstr", "connectionstring", "connection_string",
                "database_url", "bearer", "passcode", "userpass", "dbpass", "pass=", "pass:", "pass\"");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int nameEnd = nameEnd(line, end);
        int nameStart = Math.max(line.back(at, NO_NAME), nameEnd - LONGEST_NAME);
        boolean bareKey = nameEnd - nameStart == 3 && line.is(nameEnd - 1, 'y');
        if (bareKey) {
            return;
        }
        if (line.is(nameStart - 1, '%') && nameEnd - nameStart > 2) {
            nameStart += 2;
        }
        if (!SensitiveNames.field(line.text(nameStart, nameEnd))) {
            return;
        }
        if (line.is(nameStart - 1, '<') && line.is(nameEnd, '>')) {
            element(line, nameEnd + 1, found);
            return;
        }
        int afterName = line.holds(nameEnd, QUOTE_IN_HTML) ? nameEnd + QUOTE_IN_HTML.length() : nameEnd;
        while (line.is(afterName, '"') || line.is(afterName, '\'') || line.is(afterName, '\\')) {
            afterName++;
        }
        int sign = line.skipSpaces(afterName);
        boolean option = line.is(nameStart, '-');
        if (line.is(sign, '=') || line.is(sign, ':')) {
            value(line, sign + 1, found);
        } else if (line.holds(sign, "%3D") || line.holds(sign, "%3A") || line.holds(sign, "%3d") || line.holds(sign, "%3a")) {
            mask(line, sign + 3, Math.min(line.until(sign + 3, END), line.find(sign + 3, "%26")), found);
        } else if (option && line.is(sign, ',') && afterName > nameEnd) {
            value(line, sign + 1, found);
        } else if (option && sign > nameEnd) {
            value(line, sign, found);
        }
    }

    /// Masks the text of an XML element that ends on the same line.
    private static void element(Line line, int from, Found found) {
        int end = line.until(from, TAG);
        if (line.is(end, '<') && line.is(end + 1, '/')) {
            found.mask(from, end);
        }
    }

    @Override
    public @Nullable Continuation opens(Line line, int at, int end) {
        int nameEnd = nameEnd(line, end);
        int sign = line.skipSpaces(nameEnd);
        if (!line.is(sign, ':') || !block(line, line.skipSpaces(sign + 1))) {
            return null;
        }
        int nameStart = Math.max(line.back(at, NO_NAME), nameEnd - LONGEST_NAME);
        int column = nameStart - line.from();
        return SensitiveNames.field(line.text(nameStart, nameEnd)) ? (next, found) -> blockLine(next, column, found) : null;
    }

    /// Some triggers end with what comes behind a name.
    private static int nameEnd(Line line, int end) {
        boolean name = line.word(end - 1) || line.is(end - 1, '-');
        return name ? line.until(end, NO_NAME) : end - 1;
    }

    /// Whether a YAML block scalar begins here, of which the rest of the line is the head: `|`, `>-`, `|2`.
    private static boolean block(Line line, int at) {
        int end = at + 1;
        while (line.is(end, '-') || line.is(end, '+') || (line.at(end) >= '1' && line.at(end) <= '9')) {
            end++;
        }
        return (line.is(at, '|') || line.is(at, '>')) && line.skipSpaces(end) == line.to();
    }

    private static boolean blockLine(Line line, int column, Found found) {
        int text = line.skipSpaces(line.from());
        boolean inside = text == line.to() || text - line.from() > column;
        if (inside) {
            int end = line.is(line.to() - 1, '\r') ? line.to() - 1 : line.to();
            found.mask(text, end);
        }
        return inside;
    }

    /// Masks up to the closing quote, or, without quotes, up to where a value ends in logs, queries and lists.
    private static void value(Line line, int from, Found found) {
        int start = from;
        while (line.is(start, '=') || line.is(start, '>')) {
            start++;
        }
        start = line.skipSpaces(start);
        int escapes = start;
        while (line.is(escapes, '\\')) {
            escapes++;
        }
        int quote = line.at(escapes);
        if (block(line, start)) {
            return;
        }
        if (line.holds(start, QUOTE_IN_HTML)) {
            int text = start + QUOTE_IN_HTML.length();
            found.mask(text, Math.min(line.find(text, QUOTE_IN_HTML), line.to()));
            return;
        }
        if (quote == '"' || quote == '\'') {
            int open = escapes + 1;
            int close = open;
            while (close < line.to() && line.at(close) != quote) {
                close += line.is(close, '\\') && escapes == start ? 2 : 1;
            }
            int end = Math.min(close, line.to());
            while (escapes > start && end > open && line.is(end - 1, '\\')) {
                end--;
            }
            mask(line, open, end, found);
            return;
        }
        int end = line.until(start, END);
        String word = line.text(start, Math.min(end, start + 8));
        if (word.equalsIgnoreCase("bearer") || word.equalsIgnoreCase("basic")) {
            start = line.skipSpaces(end);
            end = line.until(start, END);
        }
        mask(line, start, end, found);
    }

    private static void mask(Line line, int start, int end, Found found) {
        boolean structure = line.is(start, '{') || line.is(start, '[') || (line.is(start, '$') && line.is(start + 1, '{'));
        if (!structure && !line.text(start, Math.min(end, start + 5)).equals("null")) {
            found.mask(start, end);
        }
    }
}

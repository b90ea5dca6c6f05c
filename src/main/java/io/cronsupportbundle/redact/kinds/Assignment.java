package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks what a text assigns to a name that says secret: `DB_PASSWORD=x`, `--api-token x`, `password: x`, `"clientSecret": "x"`. It serves
/// logs, command lines and configuration files alike; the name is judged as a field's name in a document is.
@Singleton
final class Assignment implements TextRule {
    private static final ByteSet NO_NAME = ByteSet.noWord("-.");
    private static final ByteSet END = ByteSet.of(" \t\r,;&\"'`)}]");

    /// The end of a longer name tells as much.
    private static final int LONGEST_NAME = 200;

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public List<String> triggers() {
        return List.of("password", "passwd", "passphrase", "passcode", "pwd", "secret", "token", "credential", "api_key", "api-key", "apikey",
                "access_key", "access-key", "accesskey", "private_key", "private-key", "privatekey", "_pass", "_auth", "signing_key",
                "encryption_key", "account_key", "accountkey", "dsn", "authorization", "cookie");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int nameEnd = line.until(end, NO_NAME);
        int nameStart = Math.max(line.back(at, NO_NAME), nameEnd - LONGEST_NAME);
        if (!SensitiveNames.field(line.text(nameStart, nameEnd))) {
            return;
        }
        int afterName = nameEnd;
        while (line.is(afterName, '"') || line.is(afterName, '\'') || line.is(afterName, '\\')) {
            afterName++;
        }
        int sign = line.skipSpaces(afterName);
        boolean option = line.is(nameStart, '-') && line.is(nameStart + 1, '-');
        if (line.is(sign, '=') || line.is(sign, ':')) {
            value(line, sign + 1, found);
        } else if (option && sign > nameEnd) {
            value(line, sign, found);
        }
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

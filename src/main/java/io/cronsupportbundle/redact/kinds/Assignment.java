package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Masks what a text assigns to a name that says secret: `DB_PASSWORD=x`, `--api-token x`, `password: x`, `"clientSecret": "x"`. It serves
/// logs, command lines and configuration files alike; the name is judged as a field's name in a document is.
@Singleton
final class Assignment implements TextRule {
    private static final ByteSet NO_NAME = ByteSet.noWord("-.");
    private static final ByteSet END = ByteSet.of(" \t\r,;&\"'`)}]");
    private static final ByteSet END_OF_CELL = ByteSet.of("|");
    private static final String DOTS = "...";
    private static final ByteSet CLOSE = ByteSet.of(")");
    private static final ByteSet COLOUR_END = ByteSet.of("m \t");
    private static final List<String> ENDS_IN_URL = List.of("%26", "%22", "%27", "%2C", "%7D", "%0A");

    /// Secrets in quotes over more lines than this are keys, and have a rule of their own.
    private static final int MOST_LINES = 8;

    /// The end of a longer name tells as much.
    private static final int LONGEST_NAME = 200;

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public List<String> triggers() {
        return List.of("password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "api_key", "api-key", "apikey",
                "access_key", "access-key", "accesskey", "private_key", "private-key", "privatekey", "_pass", "_auth", "-auth", "auth\"",
                "signing_key", "encryption_key", "sharedkey", "account_key", "accountkey", "dsn", "authorization", "cookie", "_key",
                "-key", "key=", "key:", "key\"", "key\\", "key'", "psk", "_salt", "salt=", "salt:", "_otp", "jwt", "keytab", "creds",
                "connstr", "connectionstring", "connection_string", "database_url", "bearer", "passcode", "userpass", "dbpass", "pass=",
                "pass =", "pass:", "pass\"", "pass'", "storepass", "keypass", "key]", "pw=", "pw:", "pw\"", "pw =", "_pw", "sessid",
                "sessionid", "session_id", "session-id", "session id", "masterauth", "kennwort", "passwort", "-data:", "_data", "key%",
                "account.key", "user.info", ".auth=", "httpheadervalue", "encryption_iv", "_hmac", "hmac=", "pepper", "preshared", "_pat=",
                "_pat:", "_pat =", "mnemonic", "otp_seed", "vapid_private", "splunk_hec", "smtp_cred", "auth_header", "keyvalue");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int nameEnd = nameEnd(line, end);
        int nameStart = Math.max(line.back(at, NO_NAME), nameEnd - LONGEST_NAME);
        boolean bareKey = nameEnd - nameStart == 3 && line.is(nameEnd - 1, 'y');
        boolean goType = line.is(nameStart - 1, '*');
        if (bareKey || goType) {
            return;
        }
        nameStart += escape(line, nameStart, nameEnd);
        String name = line.text(nameStart, nameEnd);
        int sign = sign(line, nameEnd);
        if (!SensitiveNames.field(name) && !passed(line, name, nameEnd, sign)) {
            return;
        }
        boolean quoted = sign > nameEnd && (line.is(nameStart - 1, '"') || line.is(nameStart - 1, '\''));
        boolean option = line.is(nameStart, '-');
        AssignedValue value = new AssignedValue(line, ownLine(line, nameStart), name.endsWith("s"), found);
        if (line.is(sign, '=') && line.is(sign + 1, '(') && line.is(sign - 1, ')')) {
            found.mask(sign + 2, line.until(sign + 2, CLOSE));
        } else if (line.is(sign, '=') || line.is(sign, ':')) {
            value.mask(colourEnd(line, sign + 1));
        } else if (line.is(sign, '%') && line.is(sign + 1, '3')) {
            inUrl(line, Quoting.skip(line, sign + 3), found);
        } else if ((option || argument(line, nameStart, name)) && line.is(sign, ',') && quoted) {
            value.mask(sign + 1);
        } else if ((option && sign > nameEnd) || line.holds(sign - DOTS.length(), DOTS)) {
            value.mask(sign);
        } else if (line.is(sign, '|') && cell(line, nameStart)) {
            int start = line.skipSpaces(sign + 1);
            int stop = line.until(start, END_OF_CELL);
            while (stop > start && line.space(stop - 1)) {
                stop--;
            }
            found.mask(start, stop);
        }
    }

    /// How many characters before a name are the end of an escape: `%22password`, `\npassword`.
    private static int escape(Line line, int nameStart, int nameEnd) {
        int length = nameEnd - nameStart;
        if (line.is(nameStart - 1, '%') && length > 2) {
            return 2;
        }
        if (line.is(nameStart - 1, '\\')) {
            boolean unicode = line.is(nameStart, 'u') && line.is(nameStart + 1, '0') && length > 5;
            boolean space = line.is(nameStart, 'n') || line.is(nameStart, 't') || line.is(nameStart, 'r');
            return unicode ? 5 : space && length > 1 ? 1 : 0;
        }
        return 0;
    }

    /// Where the sign of an assignment would stand: behind a terminal's colours, quotes, a bracket as in `db['password']`, dots that lead to
    /// the value, and spaces.
    private static int sign(Line line, int nameEnd) {
        int p = Quoting.skip(line, colourEnd(line, nameEnd));
        if (line.is(p, ']')) {
            p++;
        } else if (line.holds(p, ")=(")) {
            // PostgreSQL's `Key (api_token)=(x)`.
            return p + 1;
        }
        while (line.is(p, '.') && (line.is(p + 1, '.') || line.is(p - 1, '.'))) {
            p++;
        }
        int spaces = p;
        while (line.is(spaces, '+') || line.holds(spaces, "%20")) {
            spaces += line.is(spaces, '+') ? 1 : 3;
        }
        boolean encoded = line.holds(spaces, "%3D") || line.holds(spaces, "%3A") || line.holds(spaces, "%3d") || line.holds(spaces, "%3a");
        return encoded ? spaces : line.skipSpaces(p);
    }

    /// Behind a sequence that sets the colour of a terminal, if there is one.
    private static int colourEnd(Line line, int at) {
        int end = line.is(at, '\u001B') && line.is(at + 1, '[') ? line.until(at, COLOUR_END) : at;
        return line.is(end, 'm') ? end + 1 : at;
    }

    /// A bare `pass` is the name of a password when it is written like one, and not like the result of a check.
    private static boolean passed(Line line, String name, int nameEnd, int sign) {
        if (!name.equalsIgnoreCase("pass")) {
            return false;
        }
        int start = line.skipSpaces(sign + 1);
        int value = Quoting.skip(line, start);
        boolean quoted = sign > nameEnd || value > start;
        boolean assigned = line.is(sign, '=') || (line.is(sign, ':') && (quoted || !line.space(sign + 1)));
        String text = line.text(value, Math.min(line.until(value, END), value + 6));
        return assigned && !text.equals("true") && !text.equals("false") && text.chars().anyMatch(c -> c < '0' || c > '9');
    }

    /// Whether a quoted name is the first of two arguments, as in `define('DB_PASSWORD', 'x')`, or of a pair, as in `["DB_PASSWORD", "x"]`.
    private static boolean argument(Line line, int nameStart, String name) {
        int before = nameStart - 1;
        while (line.is(before, '"') || line.is(before, '\'') || line.is(before, '\\') || line.space(before)) {
            before--;
        }
        boolean capitals = name.indexOf('_') > 0 && name.equals(name.toUpperCase(Locale.ROOT));
        return (line.is(before, '(') && !name.endsWith("s")) || (line.is(before, '[') && capitals);
    }

    /// Whether a name stands in a table with lines of `|`.
    private static boolean cell(Line line, int nameStart) {
        int before = nameStart - 1;
        while (line.space(before)) {
            before--;
        }
        return line.is(before, '|');
    }

    private static void inUrl(Line line, int from, Found found) {
        int start = from;
        while (line.is(start, '+') || line.holds(start, "%20")) {
            start += line.is(start, '+') ? 1 : 3;
        }
        start = Quoting.skip(line, start);
        int end = line.until(start, END);
        for (String stop : ENDS_IN_URL) {
            end = Math.min(end, line.find(start, stop));
        }
        found.mask(start, end);
    }

    /// Whether a name is the first word of its line, but for what shells and lists put before it.
    private static boolean ownLine(Line line, int nameStart) {
        int p = line.skipSpaces(line.from());
        if (line.holds(p, "export ")) {
            p = line.skipSpaces(p + 7);
        }
        return (p == nameStart && !line.is(p, '-')) || (line.is(p, '-') && line.space(p + 1) && line.skipSpaces(p + 1) == nameStart);
    }

    @Override
    public @Nullable Continuation opens(Line line, int at, int end) {
        int nameEnd = nameEnd(line, end);
        int sign = line.skipSpaces(nameEnd);
        if (sign == line.to() || AssignedValue.continued(line, sign)) {
            int option = line.back(at, NO_NAME);
            return line.is(option, '-') && SensitiveNames.field(line.text(option, nameEnd)) ? new NextWord(sign == line.to()) : null;
        }
        boolean block = line.is(sign, ':') && AssignedValue.block(line, line.skipSpaces(sign + 1));
        if (!block && !line.is(sign, '=') && !line.is(sign, ':')) {
            return null;
        }
        int nameStart = Math.max(line.back(at, NO_NAME), nameEnd - LONGEST_NAME);
        String closing = block || !ownLine(line, nameStart) ? null : AssignedValue.openEnd(line, sign + 1);
        if ((!block && closing == null) || !SensitiveNames.field(line.text(nameStart, nameEnd))) {
            return null;
        }
        int column = nameStart - line.from();
        return closing == null ? (next, found) -> blockLine(next, column, found) : new Rest(closing);
    }

    /// The argument of an option on the line below it, as `kubectl describe` lists arguments and shells continue lines.
    ///
    /// @param alone whether the argument has a line of its own
    private record NextWord(boolean alone) implements Continuation {

        @Override
        public boolean goesOn(Line line, Found found) {
            int start = line.skipSpaces(line.from());
            int end = line.until(start, END);
            if (!line.is(start, '-') && (!alone || line.skipSpaces(end) >= line.to())) {
                int text = Quoting.skip(line, start);
                found.mask(text, Math.max(text, line.until(text, END)));
            }
            return false;
        }
    }

    /// The lines of a value in quotes behind the first one, or of one with a backslash at each line's end.
    private static final class Rest implements Continuation {
        private final String closing;
        private int lines;

        private Rest(String closing) {
            this.closing = closing;
        }

        @Override
        public boolean goesOn(Line line, Found found) {
            boolean backslash = closing.equals("\\");
            int end = line.is(line.to() - 1, '\r') ? line.to() - 1 : line.to();
            int close = backslash ? end : line.find(line.from(), closing);
            found.mask(line.skipSpaces(line.from()), close);
            return ++lines < MOST_LINES && (backslash ? line.is(end - 1, '\\') : close == line.to());
        }
    }

    /// Some triggers end with what comes behind a name.
    private static int nameEnd(Line line, int end) {
        boolean name = line.word(end - 1) || line.is(end - 1, '-');
        int stop = name ? line.until(end, NO_NAME) : end - 1;
        int dots = line.find(end, "..");
        return Math.min(stop, Math.max(dots, end - 1));
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
}

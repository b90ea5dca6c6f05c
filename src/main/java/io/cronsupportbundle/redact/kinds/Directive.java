package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Masks values in configuration files that have only a space between name and value: `requirepass x`, `bindpw x`, `ENV DB_PASSWORD x`,
/// `proxy_set_header X-Auth-Token x;`. The name must be the first word of its line. A line that may as well be a sentence, as `token
/// expired`, is left alone.
@Singleton
final class Directive implements TextRule {
    private static final ByteSet SPACE = ByteSet.of(" \t\r");
    private static final ByteSet END = ByteSet.of(" \t\r;\"'`");
    private static final ByteSet END_OF_LINE = ByteSet.of("\r;");

    /// After these words comes a name, and then a value.
    private static final Set<String> KEYWORDS = Set.of("env", "setenv", "set", "export", "declare", "proxy_set_header", "grpc_set_header",
            "fastcgi_param", "add_header");

    /// Names that are followed by a value wherever they begin a line.
    private static final Set<String> CERTAIN = Set.of("requirepass", "masterauth", "bindpw", "rootpw", "rootbindpw", "secret_key", "auth_pass",
            "aws_sec_key", "auth-user-pass");

    private static final int LONGEST_NAME = 200;

    @Override
    public String name() {
        return "directive";
    }

    @Override
    public List<String> triggers() {
        return List.of("password ", "password\t", "passwd ", "secret ", "secret\t", "token ", "token\t", "_key ", "-key ", "pass ", "masterauth ",
                "bindpw ", "rootpw ", "stats auth ", "_salt ", "authorization ", "_password_prod ", "_token_");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.text(at, end).equalsIgnoreCase("stats auth ")) {
            found.mask(end, line.until(end, SPACE));
            return;
        }
        if (line.holds(at - 9, "insecure-password ")) {
            found.mask(line.skipSpaces(end), line.until(line.skipSpaces(end), SPACE));
            return;
        }
        int name = line.skipSpaces(line.from());
        int nameEnd = line.until(name, SPACE);
        boolean keyword = nameEnd - name <= 20 && KEYWORDS.contains(line.text(name, nameEnd).toLowerCase(Locale.ROOT));
        if (keyword) {
            name = line.skipSpaces(nameEnd);
            nameEnd = line.until(name, SPACE);
        }
        boolean fits = nameEnd > at && name <= at && nameEnd - name <= LONGEST_NAME && !line.is(name, '-');
        if (!fits) {
            return;
        }
        String text = line.text(name, nameEnd).toLowerCase(Locale.ROOT);
        boolean certain = (keyword && !line.holds(line.skipSpaces(line.from()), "set ")) || CERTAIN.contains(text);
        if (certain ? CERTAIN.contains(text) || SensitiveNames.field(line.text(name, nameEnd)) : SensitiveNames.field(text)) {
            value(line, line.skipSpaces(nameEnd), certain, found);
        }
    }

    private static void value(Line line, int start, boolean certain, Found found) {
        if (line.is(start, '=') || line.is(start, ':')) {
            return;
        }
        if (line.is(start, '"') || line.is(start, '\'')) {
            int close = AssignedValue.close(line, start + 1, line.at(start), false);
            found.mask(start + 1, Math.min(close, line.to()));
            return;
        }
        int end = Math.min(line.until(start, certain ? END_OF_LINE : END), line.find(start, "\\n"));
        int rest = line.skipSpaces(line.is(end, ';') ? end + 1 : end);
        if (certain || (rest == line.to() && Words.random(line, start, end))) {
            found.mask(start, end);
        }
    }
}

package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks passwords in statements that make accounts: `IDENTIFIED BY 'x'`, `WITH PASSWORD 'x'`, `PASSWORD('x')`.
@Singleton
final class SqlPassword implements TextRule {

    private static final ByteSet SIGN = ByteSet.of("=");

    /// `WITH caching_sha2_password BY ` is shorter.
    private static final int LONGEST = 60;

    @Override
    public String name() {
        return "sql-password";
    }

    @Override
    public String tokenType() {
        return "PASSWORD";
    }

    @Override
    public List<String> triggers() {
        return List.of("identified by", "identified with", "password '", "password \"", "password \\", "password('", "password(\"", "password e'",
                "password for ", "replace '");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.is(end - 1, ' ')) {
            // `SET PASSWORD FOR 'a'@'%' = 'x'`: what is quoted before the sign is a name.
            int sign = line.until(end, SIGN);
            int value = line.skipSpaces(sign + 1);
            if (line.is(value, '\'') && sign - end <= LONGEST) {
                found.mask(value + 1, AssignedValue.close(line, value + 1, '\'', false));
            }
            return;
        }
        if (line.is(at, 'r') || line.is(at, 'R')) {
            if (line.find(line.from(), "IDENTIFIED BY") < at || line.find(line.from(), "identified by") < at) {
                found.mask(end, AssignedValue.close(line, end, '\'', false));
            }
            return;
        }
        int open = end;
        if (line.is(end - 1, '\'') || line.is(end - 1, '"')) {
            open = end - 1;
        }
        int stop = Math.min(line.to(), end + LONGEST);
        while (open < stop && (line.word(open) || line.space(open) || line.is(open, '(') || line.is(open, '\\'))) {
            open++;
        }
        int quote = line.at(open);
        if (quote == '\'' || quote == '"') {
            int close = Math.min(AssignedValue.close(line, open + 1, quote, line.is(open - 1, '\\')), line.to());
            found.mask(open + 1, line.is(close - 1, '\\') ? close - 1 : close);
        }
    }
}

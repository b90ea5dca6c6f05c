package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Masks passwords in the files that programs keep them in without naming them: `.pgpass` (`host:port:database:user:password`) and `.netrc`
/// (`machine host login user password x`, on one line or several).
@Singleton
final class PasswordFile implements TextRule {
    private static final ByteSet COLON = ByteSet.of(":");
    private static final ByteSet SPACE = ByteSet.of(" \t\r");
    private static final ByteSet END_OF_LINE = ByteSet.of("\r");

    @Override
    public String name() {
        return "password-file";
    }

    @Override
    public String tokenType() {
        return "PASSWORD";
    }

    @Override
    public List<String> triggers() {
        return List.of(":5432:", ":5433:", ":6432:", ":5434:", ":15432:", ":25060:", ":26257:", ":*:", "machine ", "default login");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.is(at, ':')) {
            pgpass(line, at, end, found);
        } else {
            netrc(line, at, found);
        }
    }

    @Override
    public @Nullable Continuation opens(Line line, int at, int end) {
        boolean machine = !line.is(at, ':') && at == line.skipSpaces(line.from());
        return machine && line.find(end, "password") == line.to() ? PasswordFile::account : null;
    }

    private static void pgpass(Line line, int at, int end, Found found) {
        if (line.until(line.from(), COLON) != at || line.until(line.from(), SPACE) < at) {
            return;
        }
        int user = line.until(end, COLON) + 1;
        int password = line.until(user, COLON) + 1;
        int stop = line.until(password, END_OF_LINE);
        if (user < line.to() && password < stop && line.until(line.from(), SPACE) >= password) {
            found.mask(password, stop);
        }
    }

    private static void netrc(Line line, int at, Found found) {
        int word = line.find(at, "password");
        if (word < line.to() && line.find(at, "login ") < word && line.space(word - 1) && line.space(word + 8)) {
            int start = line.skipSpaces(word + 8);
            found.mask(start, line.until(start, SPACE));
        }
    }

    /// A line of a machine's account that has one for each word.
    private static boolean account(Line line, TextRule.Found found) {
        int word = line.skipSpaces(line.from());
        if (line.holds(word, "password ")) {
            int start = line.skipSpaces(word + 9);
            found.mask(start, line.until(start, SPACE));
            return false;
        }
        return line.holds(word, "login ") || line.holds(word, "account ");
    }
}

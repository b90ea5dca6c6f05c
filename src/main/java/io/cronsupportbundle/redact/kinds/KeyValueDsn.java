package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks the parts of connection strings that are written as `Key=value;`, as ADO and ODBC drivers take them (the peer's rules 11 to 18:
/// no word boundary before the key, and a semicolon must end the value on the same line).
@Singleton
final class KeyValueDsn implements TextRule {
    private static final ByteSet SEMICOLON = ByteSet.of(";");

    @Override
    public String name() {
        return "key-value-dsn";
    }

    @Override
    public String tokenType() {
        return "DATABASE";
    }

    @Override
    public List<String> triggers() {
        return List.of("data source", "location", "user id", "password", "server", "database", "uid", "pwd");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int sign = line.skipSpaces(end);
        if (!line.is(sign, '=')) {
            return;
        }
        int value = line.skipSpaces(sign + 1);
        int stop = line.until(value, SEMICOLON);
        if (stop < line.to()) {
            found.mask(value, stop);
        }
    }
}

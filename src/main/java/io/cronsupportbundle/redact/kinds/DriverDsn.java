package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks data source names as Go's MySQL driver writes them: `user:password@tcp(host:3306)/database` (the peer's rule 9).
@Singleton
final class DriverDsn implements TextRule {
    private static final String OUTSIDE = " \t\r\"'`/:=,;";

    @Override
    public String name() {
        return "driver-dsn";
    }

    @Override
    public List<String> triggers() {
        return List.of("@tcp(", "@tcp6(", "@unix(");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int password = line.back(at, " \t\r\"'`/:");
        if (line.is(password - 1, ':')) {
            found.mask(line.back(password - 1, OUTSIDE), password - 1);
        }
        found.mask(password, at);
        int close = line.until(end, ")");
        int host = Math.min(close, line.until(end, ":"));
        found.mask(end, line.is(at + 1, 'u') ? close : host);
        if (line.is(close + 1, '/')) {
            found.mask(close + 2, line.until(close + 2, " \t\r\"'`"));
        }
    }
}

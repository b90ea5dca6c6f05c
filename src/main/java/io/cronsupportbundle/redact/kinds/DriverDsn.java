package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks data source names as Go's MySQL driver writes them: `user:password@tcp(host:3306)/database` (the peer's rule 9).
@Singleton
final class DriverDsn implements TextRule {
    private static final ByteSet BEFORE = ByteSet.of(" \t\r\"'`=,;<>");
    private static final ByteSet BEFORE_PASSWORD = ByteSet.of("\"/:");
    private static final ByteSet COLON = ByteSet.of(":");
    private static final ByteSet CLOSE = ByteSet.of(")");
    private static final ByteSet END = ByteSet.of(" \t\r\"'`");

    @Override
    public String name() {
        return "driver-dsn";
    }

    @Override
    public String tokenType() {
        return "DATABASE";
    }

    @Override
    public List<String> triggers() {
        return List.of("@tcp(", "@tcp6(", "@unix(", "@(");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int start = line.back(at, BEFORE);
        // Without a protocol only a whole `user:password@(host)/database` is one.
        boolean bare = end - at == 2;
        if (bare && (line.until(start, COLON) >= at || !line.is(line.until(end, CLOSE) + 1, '/'))) {
            return;
        }
        int scheme = line.find(start, "://");
        int user = scheme < at ? scheme + 3 : start;
        int colon = line.until(user, COLON);
        if (colon < at) {
            found.mask(user, colon);
            found.mask(colon + 1, at);
        } else {
            found.mask(user, at);
        }
        // A password may hold spaces; then it begins after the colon before them.
        int password = line.back(at, BEFORE_PASSWORD);
        if (line.is(password - 1, ':')) {
            found.mask(line.skipSpaces(password), at);
        }
        int close = line.until(end, CLOSE);
        int host = Math.min(close, line.until(end, COLON));
        found.mask(end, line.is(at + 1, 'u') ? close : host);
        if (line.is(close + 1, '/')) {
            found.mask(close + 2, line.until(close + 2, END));
        }
    }
}

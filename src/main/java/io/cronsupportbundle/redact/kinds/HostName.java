package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.bundle.TokenClass;
import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Replaces names of hosts in texts by tokens, when somebody asks for it: hosts of URLs, and names in domains that only a company has.
/// Names of Services inside the cluster say nothing about the customer and stay.
@Singleton
final class HostName implements TextRule {
    private static final ByteSet END_OF_AUTHORITY = ByteSet.of(" \t\r\"'`<>\\/?#");
    private static final ByteSet AT = ByteSet.of("@");
    private static final ByteSet NO_HOST = ByteSet.noWord("-.");

    @Override
    public String name() {
        return "host-name";
    }

    @Override
    public TokenClass tokenClass() {
        return TokenClass.HOST;
    }

    @Override
    public String tokenType() {
        return "HOST";
    }

    @Override
    public List<String> triggers() {
        return List.of("://", ".internal", ".corp", ".lan", ".intra", ".local", ".amazonaws.com");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        boolean url = line.is(at, ':');
        int start = url ? end : line.back(at, NO_HOST);
        int sign = url ? line.back(line.until(end, END_OF_AUTHORITY), AT) : start;
        if (sign > start && line.is(sign - 1, '@')) {
            start = sign;
        }
        int stop = line.until(url ? start : end, NO_HOST);
        while (stop > start && (line.is(stop - 1, '.') || line.is(stop - 1, '-'))) {
            stop--;
        }
        String host = line.text(start, Math.min(stop, start + 253));
        boolean known = host.endsWith(".cluster.local") || host.endsWith(".svc") || host.equals("localhost") || host.startsWith("127.");
        boolean whole = url ? host.indexOf('.') > 0 : stop == end || line.is(end, '.');
        if (whole && !known) {
            found.mask(start, stop);
        }
    }
}

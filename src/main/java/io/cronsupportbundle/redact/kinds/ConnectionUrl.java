package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks what a URL with user info gives away: `postgres://user:password@host:5432/database`. User and password always; host and path as
/// well when there are both a password and a path, as the peer's rules 8 and 10 do.
@Singleton
final class ConnectionUrl implements TextRule {

    /// What cannot be part of a URL as it stands in a text.
    private static final String END = " \t\r\"'`<>|\\{}";

    @Override
    public String name() {
        return "connection-url";
    }

    @Override
    public List<String> triggers() {
        return List.of("://");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (!line.word(at - 1)) {
            return;
        }
        int urlEnd = line.until(end, END);
        int authorityEnd = Math.min(urlEnd, line.until(end, "/?#"));
        int sign = lastAt(line, end, authorityEnd);
        if (sign < 0) {
            sign = passwordWithSlash(line, end, authorityEnd, urlEnd);
        }
        if (sign <= end) {
            return;
        }
        int colon = line.until(end, ":");
        if (colon >= sign) {
            found.mask(end, sign);
            return;
        }
        found.mask(end, colon);
        found.mask(colon + 1, sign);
        int hostEnd = Math.min(urlEnd, line.until(sign + 1, ":/?#"));
        int path = Math.min(urlEnd, line.until(hostEnd, "/"));
        if (path + 1 < urlEnd) {
            found.mask(sign + 1, hostEnd);
            found.mask(path + 1, urlEnd);
        }
    }

    /// Passwords hold `@` as they are, so the last one ends them.
    private static int lastAt(Line line, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (line.is(i, '@')) {
                return i;
            }
        }
        return -1;
    }

    /// `user:pass/word@host`: what follows the first colon is no port, so the slash belongs to a password that should have been encoded.
    private static int passwordWithSlash(Line line, int from, int authorityEnd, int urlEnd) {
        int colon = line.until(from, ":");
        if (colon >= authorityEnd) {
            return -1;
        }
        for (int i = colon + 1; i < authorityEnd; i++) {
            if (line.at(i) < '0' || line.at(i) > '9') {
                return lastAt(line, authorityEnd, urlEnd);
            }
        }
        return -1;
    }
}

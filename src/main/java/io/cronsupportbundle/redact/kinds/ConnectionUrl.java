package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks what a URL with user info gives away: `postgres://user:password@host:5432/database`. User and password always; host and path as
/// well when there are both a password and a path, as the peer's rules 8 and 10 do.
@Singleton
final class ConnectionUrl implements TextRule {

    /// What cannot be part of a URL as it stands in a text.
    private static final ByteSet END = ByteSet.of(" \t\r\"'`<>\\");

    private static final ByteSet END_OF_QUERY = ByteSet.of(" \t\r\"'`<>\\&");
    private static final ByteSet AFTER_AUTHORITY = ByteSet.of("/?#");
    private static final ByteSet AFTER_HOST = ByteSet.of(":/?#");
    private static final ByteSet AFTER_USER = ByteSet.of(":\"/");
    private static final ByteSet AFTER_PASSWORD = ByteSet.of("@\"/");
    private static final ByteSet NO_HOST = ByteSet.of(":/\" ");
    private static final ByteSet COLON = ByteSet.of(":");
    private static final ByteSet SLASH = ByteSet.of("/");
    private static final ByteSet AT = ByteSet.of("@");

    @Override
    public String name() {
        return "connection-url";
    }

    @Override
    public String tokenType() {
        return "CREDENTIAL";
    }

    @Override
    public List<String> triggers() {
        return List.of("://", "%3a%2f%2f");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (!line.word(at - 1)) {
            return;
        }
        if (line.is(at, '%')) {
            encoded(line, end, found);
            return;
        }
        int urlEnd = line.until(end, END);
        int authorityEnd = Math.min(urlEnd, line.until(end, AFTER_AUTHORITY));
        int sign = lastAt(line, end, authorityEnd);
        if (sign < 0) {
            sign = passwordWithSlash(line, end, authorityEnd, urlEnd);
        }
        if (sign < 0) {
            sign = passwordWithSpaces(line, end);
        }
        if (sign <= end) {
            return;
        }
        int colon = line.until(end, COLON);
        if (colon >= sign) {
            found.mask(end, sign);
            return;
        }
        found.mask(end, colon);
        found.mask(colon + 1, sign);
        int rest = line.until(sign, END);
        int hostEnd = Math.min(rest, line.until(sign + 1, AFTER_HOST));
        int path = Math.min(rest, line.until(hostEnd, SLASH));
        if (path + 1 < rest) {
            found.mask(sign + 1, hostEnd);
            found.mask(path + 1, rest);
        }
    }

    /// A URL in another's query: `postgres%3A%2F%2Fuser%3Apassword%40host`. User and password go together.
    private static void encoded(Line line, int from, Found found) {
        int stop = line.until(from, END_OF_QUERY);
        int sign = line.find(from, "%40");
        int slash = Math.min(line.find(from, "%2F"), line.find(from, "%2f"));
        if (sign < stop && sign < slash) {
            found.mask(from, sign);
        }
    }

    /// Passwords hold `@` as they are, so the last one ends them.
    private static int lastAt(Line line, int from, int to) {
        int sign = line.back(to, AT) - 1;
        return sign >= from && line.is(sign, '@') ? sign : -1;
    }

    /// `user:pass/word@host`: what follows the first colon is no port, so the slash belongs to a password that should have been encoded.
    private static int passwordWithSlash(Line line, int from, int authorityEnd, int urlEnd) {
        int colon = line.until(from, COLON);
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

    /// User and password with spaces or brackets in them, as the peer's rule 8 takes them: up to the first `@`, if a host follows.
    private static int passwordWithSpaces(Line line, int from) {
        int colon = line.until(from, AFTER_USER);
        if (colon == from || !line.is(colon, ':')) {
            return -1;
        }
        int sign = line.until(colon + 1, AFTER_PASSWORD);
        boolean host = line.is(sign, '@') && line.until(sign + 1, NO_HOST) > sign + 1;
        return host && sign > colon + 1 ? sign : -1;
    }
}

package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/// Masks what HTTP headers give away: `Authorization` in every scheme, cookies with all their pairs, keys in headers of their own. Unlike an
/// assignment, such a value goes on over spaces, commas and semicolons (RFC 9110 §11.6.2, RFC 6265 §4.2.1).
@Singleton
final class HttpHeader implements TextRule {
    private static final ByteSet END_OF_LINE = ByteSet.of("\r");
    private static final ByteSet QUOTE = ByteSet.of("\"'`\\\r]}");
    private static final ByteSet END_OF_PAIR = ByteSet.of(" \t\r\"'`\\;]}");
    private static final ByteSet END_OF_WORD = ByteSet.of(" \t\r\"'`\\]},");

    /// Characters of a token that are looked at.
    private static final int LONG = 64;

    private static final int LEAST = 16;

    /// Schemes whose credentials are one word (RFC 7617, RFC 6750); all others are taken up to the end.
    private static final List<String> ONE_WORD = List.of("basic", "bearer", "token", "negotiate", "apikey", "splunk", "ntlm", "key");

    @Override
    public String name() {
        return "http-header";
    }

    @Override
    public String tokenType() {
        return "CREDENTIAL";
    }

    @Override
    public List<String> triggers() {
        return List.of("authorization:", "cookie:", "x-api-key:", "x-auth-token:", "x-vault-token:", "private-token:", "x-amz-security-token:", "authorization \"", "authorization '", "authorization \\",
                "bearer ", "functions-key:", "subscription-key:");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int start = line.skipSpaces(end);
        while (line.is(start, '[') || line.is(start, '"') || line.is(start, '\\')) {
            start++;
        }
        if (line.is(at, 'b') || line.is(at, 'B')) {
            bearer(line, start, found);
            return;
        }
        if (line.is(at, 'c') || line.is(at, 'C')) {
            found.mask(start, cookies(line, start));
            return;
        }
        int word = line.until(start, END_OF_WORD);
        int next = line.skipSpaces(word);
        String scheme = line.text(start, Math.min(word, start + 12)).toLowerCase(Locale.ROOT);
        boolean hasScheme = next > word && next < line.to() && (line.is(at, 'a') || line.is(at, 'A'));
        if (hasScheme && ONE_WORD.contains(scheme)) {
            found.mask(next, line.until(next, END_OF_WORD));
        } else if (hasScheme && (scheme.equals("digest") || scheme.startsWith("aws4-") || scheme.startsWith("oauth"))) {
            found.mask(next, scheme.startsWith("aws4-") ? line.until(next, QUOTE) : line.until(next, END_OF_LINE));
        } else {
            found.mask(start, word);
        }
    }

    /// `Bearer x` without its header, when `x` is no word: long, and with a digit or a capital behind a small letter in it.
    private static void bearer(Line line, int start, Found found) {
        int stop = line.until(start, END_OF_WORD);
        boolean made = false;
        for (int i = start; i < stop && i < start + LONG; i++) {
            boolean capital = line.at(i) >= 'A' && line.at(i) <= 'Z';
            made |= (line.at(i) >= '0' && line.at(i) <= '9') || (capital && i > start && line.at(i - 1) >= 'a' && line.at(i - 1) <= 'z');
        }
        if (made && stop - start >= LEAST) {
            found.mask(start, stop);
        }
    }

    /// Pairs with semicolons between.
    private static int cookies(Line line, int from) {
        int end = line.until(from, END_OF_PAIR);
        while (line.is(end, ';')) {
            int next = line.skipSpaces(end + 1);
            int stop = line.until(next, END_OF_PAIR);
            if (stop == next) {
                return end;
            }
            end = stop;
        }
        return end;
    }
}

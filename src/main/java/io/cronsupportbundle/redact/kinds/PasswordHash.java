package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks hashes of passwords as crypt(3), bcrypt, Argon2, LDAP, Django, MySQL and PostgreSQL write them: short passwords can be guessed
/// from them.
@Singleton
final class PasswordHash implements TextRule {
    private static final ByteSet END = ByteSet.noWord("$./+=,-");
    private static final ByteSet END_OF_SCRAM = ByteSet.noWord("$./+=,-:");
    private static final ByteSet NO_WORD = ByteSet.noWord("");
    private static final int MD5 = 32;
    private static final int SHA1 = 40;

    /// Characters behind the mark of the method. The shortest, crypt's MD5, has a salt, a `$` and 22.
    private static final int LEAST = 22;

    @Override
    public String name() {
        return "password-hash";
    }

    @Override
    public String tokenType() {
        return "PASSWORD";
    }

    @Override
    public List<String> triggers() {
        return List.of("$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$y$", "$apr1$", "$argon2i", "$argon2d", "pbkdf2_sha", "{ssha",
                "{sha}", "$pbkdf2", "md5", "scram-sha-256$", "$a$005$", "$7$", "*0", "*1", "*2", "*3", "*4", "*5", "*6", "*7", "*8", "*9",
                "*a", "*b", "*c", "*d", "*e", "*f");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        boolean list = line.is(at, 'm') && line.is(at - 1, '"');
        if ((line.is(at, 'm') && !list) || line.is(at, '*')) {
            int digest = line.is(at, 'm') ? end : at + 1;
            int close = line.until(digest, NO_WORD);
            boolean fits = close - digest == (line.is(at, 'm') ? MD5 : SHA1) && digits(line, digest, close, line.is(at, '*'));
            found.mask(at, fits && !line.word(at - 1) ? close : at);
            return;
        }
        int start = line.is(end, '}') ? end + 1 : end;
        int digits = start;
        while (line.is(at, '{') && line.at(digits) >= '0' && line.at(digits) <= '9') {
            digits++;
        }
        start = line.is(digits, '}') ? digits + 1 : start;
        int stop = line.until(start, line.is(at, 's') || line.is(at, 'S') ? END_OF_SCRAM : END);
        if (stop - start >= LEAST) {
            found.mask(at, stop);
        }
    }

    /// Hexadecimal digits as PostgreSQL writes them, or in capitals as MySQL does.
    private static boolean digits(Line line, int from, int to, boolean capitals) {
        for (int i = from; i < to; i++) {
            int c = line.at(i);
            boolean digit = (c >= '0' && c <= '9') || (capitals ? c >= 'A' && c <= 'F' : c >= 'a' && c <= 'f');
            if (!digit) {
                return false;
            }
        }
        return true;
    }
}

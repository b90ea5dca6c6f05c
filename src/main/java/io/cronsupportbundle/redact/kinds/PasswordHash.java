package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks hashes of passwords as crypt(3), bcrypt, Argon2, LDAP and Django write them: short passwords can be guessed from them.
@Singleton
final class PasswordHash implements TextRule {
    private static final ByteSet END = ByteSet.noWord("$./+=,-");

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
        return List.of("$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$y$", "$apr1$", "$argon2i", "$argon2d", "pbkdf2_sha", "{ssha", "{sha}", "$pbkdf2", "\"md5", "scram-sha-256$");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int start = line.is(end, '}') ? end + 1 : end;
        int digits = start;
        while (line.is(at, '{') && line.at(digits) >= '0' && line.at(digits) <= '9') {
            digits++;
        }
        start = line.is(digits, '}') ? digits + 1 : start;
        int stop = line.until(start, END);
        if (stop - start >= LEAST) {
            found.mask(at, stop);
        }
    }
}

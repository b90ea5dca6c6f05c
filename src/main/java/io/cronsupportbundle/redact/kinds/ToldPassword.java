package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/// Masks passwords that a program tells in a sentence, as installers do: `The password for user admin is: x`, `Unseal Key 1: x`. What
/// follows must be in quotes or look made up.
@Singleton
final class ToldPassword implements TextRule {
    private static final ByteSet END = ByteSet.of(" \t\r\"'`,;)");
    private static final ByteSet NO_SENTENCE = ByteSet.of(",;.(){}[]=<>|/\\&");
    private static final ByteSet COLON = ByteSet.of(":");

    /// A sentence that says more before it says the password is about something else.
    private static final int LONGEST = 60;

    /// Sentences with these tell of a mistake, not of a password.
    private static final List<String> MISTAKES = List.of("fail", "error", "invalid", "incorrect", "reject", "denied", "wrong", "expire",
            "not ", "cannot", "missing", "must", "using");

    @Override
    public String name() {
        return "told-password";
    }

    @Override
    public String tokenType() {
        return "PASSWORD";
    }

    @Override
    public List<String> triggers() {
        return List.of("password ", "passphrase ", "passcode ", "root token", "unseal key", "recovery key", "admin token");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int limit = Math.min(Math.min(line.to(), end + LONGEST), line.until(end, NO_SENTENCE));
        int is = line.find(end - 1, " is ");
        int colon = line.until(end, COLON);
        int sign = Math.min(is < limit ? is + 3 : line.to(), colon < limit ? colon + 1 : line.to());
        if (sign >= line.to()) {
            return;
        }
        String between = line.text(end, sign).toLowerCase(Locale.ROOT);
        if (MISTAKES.stream().anyMatch(between::contains)) {
            return;
        }
        int start = line.skipSpaces(line.is(line.skipSpaces(sign), ':') ? line.skipSpaces(sign) + 1 : sign);
        if (line.is(start, '"') || line.is(start, '\'') || line.is(start, '`')) {
            int close = line.until(start + 1, END);
            found.mask(start + 1, close < line.to() && line.at(close) == line.at(start) ? close : start + 1);
            return;
        }
        int stop = line.until(start, END);
        while (stop > start && line.is(stop - 1, '.')) {
            stop--;
        }
        if (Words.random(line, start, stop)) {
            found.mask(start, stop);
        }
    }
}

package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Masks passwords that a program tells in a sentence, as installers do: `The password for user admin is: x`, `Unseal Key 1: x`, or in
/// the line below it. What follows must be in quotes or look made up.
@Singleton
final class ToldPassword implements TextRule {
    private static final ByteSet END = ByteSet.of(" \t\r\"'`,;)");
    private static final ByteSet NO_SENTENCE = ByteSet.of(",;.(){}[]=<>|/\\&");
    private static final ByteSet COLON = ByteSet.of(":");

    /// A sentence that says more before it says the password is about something else.
    private static final int LONGEST = 60;

    /// What comes between the name and the value.
    private static final List<String> VERBS = List.of(" is ", " was ", " set to ", " changed to ", " -> ", " = ");

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
        return List.of("password ", "passphrase ", "passcode ", "root token", "unseal key", "recovery key", "admin token", "secret key ",
                "api key ", "access key ", "password:", "key is:");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.is(end - 1, ':')) {
            return;
        }
        int limit = Math.min(Math.min(line.to(), end + LONGEST), line.until(end, NO_SENTENCE) + 1);
        // `Setting the password to x`.
        int verb = line.holds(end - 1, " to ") ? end - 1 : limit;
        int value = verb + " to ".length();
        for (String one : VERBS) {
            int here = line.find(end - 1, one);
            value = here < verb ? here + one.length() : value;
            verb = Math.min(verb, here);
        }
        told(line, end, verb, value, limit, found);
        int colon = line.until(end, COLON);
        told(line, end, colon, colon + 1, limit, found);
        // `Created user admin with password x`.
        int stop = line.until(end, END);
        if (line.holds(at - "with ".length(), "with ") && Words.random(line, end, stop)) {
            found.mask(end, stop);
        }
    }

    /// Masks what stands behind a verb or colon that comes early enough, unless the sentence is about a mistake.
    private static void told(Line line, int from, int sign, int value, int limit, Found found) {
        if (sign < limit && !mistaken(line, Math.min(from, sign), sign)) {
            int start = line.skipSpaces(value);
            value(line, line.is(start, ':') ? line.skipSpaces(start + 1) : start, found);
        }
    }

    private static boolean mistaken(Line line, int from, int to) {
        String between = line.text(from, to).toLowerCase(Locale.ROOT);
        return MISTAKES.stream().anyMatch(between::contains);
    }

    private static void value(Line line, int start, Found found) {
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

    /// `Enter password:`, and what was entered, or told, in a line of its own.
    @Override
    public @Nullable Continuation opens(Line line, int at, int end) {
        return line.is(line.to() - 1, ':') && line.to() - end <= LONGEST && line.until(end, NO_SENTENCE) == line.to() ? new NextLine() : null;
    }

    /// One word in the next line, or in the one after an empty one.
    private static final class NextLine implements Continuation {
        private boolean empty;

        @Override
        public boolean goesOn(Line line, Found found) {
            int start = line.skipSpaces(line.from());
            int stop = line.until(start, END);
            if (start == line.to()) {
                boolean first = !empty;
                empty = true;
                return first;
            }
            if (line.skipSpaces(stop) == line.to() && Words.random(line, start, stop)) {
                found.mask(start, stop);
            }
            return false;
        }
    }
}

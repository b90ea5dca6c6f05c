package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Masks arguments that are secrets because of the command: `vault login x`, `vault kv put path any=x`, `kubectl create secret generic
/// --from-literal=any=x`, `aws configure set aws_secret_access_key x`, `sqlplus user/x@database`,
/// `rabbitmqctl add_user me x`, `mc alias set name url user x`, `htpasswd -b file me x`, `AUTH x` of Redis, `db.auth("me", "x")` of
/// MongoDB.
@Singleton
final class CommandArgument implements TextRule {
    private static final ByteSet END = ByteSet.of(" \t\r\"'`;|&");
    private static final ByteSet END_OF_COMMAND = ByteSet.of("\r;|&`");
    private static final ByteSet EQUALS = ByteSet.of("=");
    private static final ByteSet SLASH = ByteSet.of("/");
    private static final ByteSet AT = ByteSet.of("@");

    private static final ByteSet END_OF_ELEMENT = ByteSet.of(" \t\r\"'\\");
    private static final ByteSet COLON = ByteSet.of(":");
    private static final ByteSet COMMA = ByteSet.of(",");
    private static final ByteSet PARENTHESIS = ByteSet.of(")");

    /// More options, and more letters of one, nobody writes.
    private static final int MOST_OPTIONS = 8;

    /// How many words stand between a command and the password.
    private static final Map<String, Integer> WORDS_BEFORE = Map.of("add_user ", 1, "authenticate_user ", 1, "change_password ", 1,
            "mc alias set ", 3, "mc config host add ", 3, "consul kv put ", 1);

    private static final Set<String> VALUE_BEHIND = Set.of("-dev-root-token-id", "--askpass ", "--requirepass ", "add-authtoken ");

    @Override
    public String name() {
        return "command-argument";
    }

    @Override
    public List<String> triggers() {
        return List.of("vault login ", "operator unseal ", "vault unseal ", "vault kv put ", "vault write ", "--from-literal",
                "configure set aws_", "sqlplus ", "oracle:thin:", "oracle:oci:", "insecure-password ", "-dev-root-token-id", "--askpass ",
                "--requirepass ", "add-authtoken ", "add_user ", "authenticate_user ", "change_password ", "mc alias set ",
                "mc config host add ", "consul kv put ", "htpasswd -", "mosquitto_passwd -", "http -a ", "\"auth\" \"", "\"auth\\\" \\\"",
                "\"requirepass\" \"", "requirepass\\\" \\\"", "db.auth(", "changeuserpassword(", "auth ");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        String trigger = line.text(at, end);
        int skipped = WORDS_BEFORE.getOrDefault(trigger, 0);
        if (skipped > 0) {
            boolean rabbit = !trigger.contains("_") || line.find(line.from(), "rabbitmqctl") < at;
            word(line, end, rabbit ? skipped : -1, found);
        } else if (trigger.equals("http -a ")) {
            int colon = line.until(end, COLON);
            int stop = line.until(end, END);
            found.mask(colon + 1, !line.word(at - 1) && colon < stop ? stop : colon + 1);
        } else if (VALUE_BEHIND.contains(trigger)) {
            found.mask(value(line, end), line.until(value(line, end), END));
        } else if (trigger.contains("passwd -")) {
            passwordFile(line, end - 1, found);
        } else if (trigger.equalsIgnoreCase("auth ")) {
            redis(line, at, end, found);
        } else if (line.is(end - 1, '(')) {
            secondArgument(line, end, found);
        } else if (line.is(end - 1, '"')) {
            quoted(line, end, found);
        } else if (line.is(at, '-')) {
            literal(line, value(line, end), found);
        } else if (trigger.endsWith("put ") || trigger.endsWith("write ")) {
            int stop = line.until(end, END_OF_COMMAND);
            for (int p = line.until(end, EQUALS); p < stop; p = line.until(p + 1, EQUALS)) {
                found.mask(value(line, p + 1), line.until(value(line, p + 1), END));
            }
        } else if (trigger.endsWith("_")) {
            int start = line.skipSpaces(line.until(end, END));
            found.mask(start, line.until(start, END));
        } else if (line.is(at, 's') || (line.is(at, 'o') && line.is(end - 1, ':'))) {
            int slash = line.until(end, SLASH);
            int sign = line.until(end, AT);
            int stop = line.until(end, END);
            if (slash > end && slash < sign && sign < stop) {
                found.mask(slash + 1, sign);
            }
        } else if (!line.is(line.skipSpaces(end), '-')) {
            found.mask(line.skipSpaces(end), line.until(line.skipSpaces(end), END));
        }
    }

    /// The word behind so many others.
    private static void word(Line line, int from, int skipped, Found found) {
        int start = line.skipSpaces(from);
        for (int i = 0; i < skipped; i++) {
            int stop = line.until(value(line, start), END);
            stop = line.is(stop, '"') || line.is(stop, '\'') ? stop + 1 : stop;
            if (!line.space(stop)) {
                return;
            }
            start = line.skipSpaces(stop);
        }
        if (skipped >= 0 && !line.is(start, '-')) {
            int value = value(line, start);
            found.mask(value, line.until(value, END));
        }
    }

    /// `htpasswd -bc FILE USER x`, `htpasswd -nbB USER x`: with `b` the password is the last of the words behind the options.
    private static void passwordFile(Line line, int from, Found found) {
        int p = from;
        boolean batch = false;
        boolean noFile = false;
        for (int i = 0; i < MOST_OPTIONS && line.is(p, '-'); i++) {
            int end = line.until(p, END);
            String letters = line.text(p, Math.min(end, p + MOST_OPTIONS));
            batch |= letters.contains("b");
            noFile |= letters.contains("n");
            p = line.skipSpaces(end);
        }
        word(line, p, batch ? noFile ? 1 : 2 : -1, found);
    }

    /// `AUTH x` and `AUTH user x` as Redis takes them and `AUTH PLAIN x` as mail servers do, at the start of a line or of a quoted text.
    private static void redis(Line line, int at, int end, Found found) {
        int before = at - 1;
        while (line.space(before)) {
            before--;
        }
        boolean starts = before < line.from() || line.is(before, '"') || line.is(before, '\'') || line.is(before, '>');
        if (!starts || !line.holds(at, "AUTH ")) {
            return;
        }
        int start = line.skipSpaces(end);
        int stop = line.until(start, END_OF_ELEMENT);
        if (line.space(stop) && line.skipSpaces(stop) < line.to()) {
            start = line.skipSpaces(stop);
            stop = line.until(start, END_OF_ELEMENT);
        }
        boolean last = !line.space(stop) || line.skipSpaces(stop) == line.to();
        if (last && Words.random(line, start, stop)) {
            found.mask(start, stop);
        }
    }

    /// `db.auth("me", "x")`.
    private static void secondArgument(Line line, int from, Found found) {
        int comma = line.until(from, COMMA);
        int close = line.until(from, PARENTHESIS);
        int quote = line.skipSpaces(comma + 1);
        while (line.is(quote, '\\')) {
            quote++;
        }
        boolean literal = comma < close && (line.is(quote, '"') || line.is(quote, '\''));
        if (literal && !line.is(from, '{')) {
            found.mask(quote + 1, line.until(quote + 1, END_OF_ELEMENT));
        }
    }

    /// The quoted words up to the end of a command that Redis' `MONITOR` prints.
    private static void quoted(Line line, int from, Found found) {
        int start = from;
        for (int i = 0; i < 2; i++) {
            int stop = line.until(start, END_OF_ELEMENT);
            found.mask(start, stop);
            int next = stop;
            while (line.is(next, '\\') || line.is(next, '"') || line.space(next)) {
                next++;
            }
            boolean another = next > stop + 2 && line.is(next - 1, '"');
            if (!another) {
                return;
            }
            start = next;
        }
    }

    /// `key=x`, in quotes or not.
    private static void literal(Line line, int from, Found found) {
        int sign = line.until(from, EQUALS);
        boolean key = sign < line.until(from, END);
        if (key) {
            int start = value(line, sign + 1);
            found.mask(start, line.until(start, END));
        }
    }

    private static int value(Line line, int from) {
        int p = from;
        while (line.space(p) || line.is(p, '=') || line.is(p, '"') || line.is(p, '\'')) {
            p++;
        }
        return p;
    }
}

package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks arguments that are secrets because of the command: `vault login x`, `vault kv put path any=x`, `kubectl create secret generic
/// --from-literal=any=x`, `aws configure set aws_secret_access_key x`, `sqlplus user/x@database`.
@Singleton
final class CommandArgument implements TextRule {
    private static final ByteSet END = ByteSet.of(" \t\r\"'`;|&");
    private static final ByteSet END_OF_COMMAND = ByteSet.of("\r;|&`");
    private static final ByteSet EQUALS = ByteSet.of("=");
    private static final ByteSet SLASH = ByteSet.of("/");
    private static final ByteSet AT = ByteSet.of("@");

    @Override
    public String name() {
        return "command-argument";
    }

    @Override
    public List<String> triggers() {
        return List.of("vault login ", "operator unseal ", "vault unseal ", "vault kv put ", "vault write ", "--from-literal", "configure set aws_",
                "sqlplus ", "oracle:thin:", "oracle:oci:", "insecure-password ");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        String trigger = line.text(at, end);
        if (line.is(at, '-')) {
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

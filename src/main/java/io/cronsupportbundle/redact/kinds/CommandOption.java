package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks passwords behind short options of well-known programs, which no name gives away: `curl -u user:password`, `mysql -ppassword`,
/// `sshpass -p`, `redis-cli -a`, `docker login -p`.
@Singleton
final class CommandOption implements TextRule {
    private static final ByteSet END = ByteSet.of(" \t\r\"'`;|&,)]}");
    private static final ByteSet QUOTES = ByteSet.of("\"'\\");

    /// A command line is not longer, as people write it.
    private static final int LONGEST = 4096;

    @Override
    public String name() {
        return "command-option";
    }

    @Override
    public String tokenType() {
        return "PASSWORD";
    }

    @Override
    public List<String> triggers() {
        return List.of("curl ", "curl\"", "wget ", "mysql ", "mysql\"", "mysqldump", "mysqladmin", "mariadb", "sshpass", "redis-cli", "docker login",
                "podman login", "helm registry login", "kadmin", "mongosh", "mongo ", "mongodump", "smbclient", "ldapsearch", "az login", "useradd", "snmpget",
                "snmpwalk");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int stop = Math.min(line.to(), end + LONGEST);
        for (int p = end; p < stop; p++) {
            boolean option = line.is(p, '-') && (line.space(p - 1) || line.is(p - 1, '"') || line.is(p - 1, '\''));
            if (option) {
                option(line, at, p, found);
            } else if (line.is(p, '|') || line.is(p, ';')) {
                return;
            }
        }
    }

    private static void option(Line line, int program, int at, Found found) {
        char letter = (char) Math.max(line.at(at + 1), 0);
        boolean user = letter == 'u' || line.holds(at, "--user") || line.holds(at, "--proxy-user") || letter == 'U';
        boolean login = line.is(program, 'c') || line.is(program, 'C') || line.holds(program, "smbclient");
        boolean cookie = login && (letter == 'b' || line.holds(at, "--cookie "));
        boolean certificate = login && (letter == 'E' || line.holds(at, "--cert "));
        if (cookie) {
            int start = value(line, line.holds(at, "--") ? line.until(at, END_OF_NAME) : at + 2);
            boolean quoted = line.is(start - 1, '"') || line.is(start - 1, '\'');
            found.mask(start, line.until(start, quoted ? QUOTES : END));
        } else if (login && (user || certificate)) {
            userAndPassword(line, value(line, line.holds(at, "--") ? line.until(at, END_OF_NAME) : at + 2), found);
        } else if (!login && letter == password(line, program)) {
            int start = value(line, at + 2);
            found.mask(start, line.until(start, END));
        }
    }

    private static final ByteSet END_OF_NAME = ByteSet.of(" =\t\"'");

    /// The letter of the option that takes a password.
    private static char password(Line line, int program) {
        return line.is(program, 'r') ? 'a' : line.is(program, 's') && line.is(program + 1, 'n') ? 'c' : line.is(program, 'k') || line.is(program, 'l') ? 'w' : 'p';
    }

    /// Where the value of an option begins: after spaces, `=`, and what stands between the elements of a list.
    private static int value(Line line, int from) {
        int p = from;
        while (line.space(p) || line.is(p, '=') || line.is(p, '"') || line.is(p, '\'') || line.is(p, ',') || line.is(p, '\\')) {
            p++;
        }
        return p;
    }

    private static void userAndPassword(Line line, int start, Found found) {
        int end = line.until(start, END);
        int colon = start;
        while (colon < end && !line.is(colon, ':') && !line.is(colon, '%')) {
            colon++;
        }
        if (colon < end) {
            int close = line.is(start - 1, '"') || line.is(start - 1, '\'') ? line.until(colon, QUOTES) : end;
            found.mask(start, colon);
            found.mask(colon + 1, close);
        }
    }
}

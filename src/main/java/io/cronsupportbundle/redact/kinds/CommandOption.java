package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Masks passwords behind short options of well-known programs, which no name gives away: `curl -u user:password`, `mysql -ppassword`,
/// `sshpass -p`, `redis-cli -a`, `docker login -p`, `sqlcmd -P`, `cqlsh -p`.
@Singleton
final class CommandOption implements TextRule {
    private static final ByteSet END = ByteSet.of(" \t\r\"'`;|&,)]}");
    private static final ByteSet QUOTES = ByteSet.of("\"'\\");

    /// A command line is not longer, as people write it.
    private static final int LONGEST = 4096;

    /// More letters than this nobody writes behind one hyphen.
    private static final int LONGEST_CLUSTER = 10;

    /// Marks for programs whose options take a user and a password.
    private static final String CURL = "curl";
    private static final String SAMBA = "samba";

    /// Programs, and the options behind which a password stands. Behind an option that ends with a space the value is a word of its own.
    private static final Map<String, List<String>> OPTIONS = Map.ofEntries(Map.entry("curl ", List.of(CURL)),
            Map.entry("curl\"", List.of(CURL)), Map.entry("smbclient", List.of(SAMBA)), Map.entry("mysql ", List.of("-p")),
            Map.entry("mysql\"", List.of("-p")), Map.entry("mysqldump", List.of("-p")),
            Map.entry("mysqladmin", List.of("-p", " password ")), Map.entry("mariadb", List.of("-p")), Map.entry("sshpass", List.of("-p")),
            Map.entry("redis-cli", List.of("-a", "--pass ")), Map.entry("valkey-cli", List.of("-a", "--pass ")),
            Map.entry("docker login", List.of("-p")), Map.entry("podman login", List.of("-p")),
            Map.entry("helm registry login", List.of("-p")), Map.entry("crane auth login", List.of("-p")),
            Map.entry("twine upload", List.of("-p")), Map.entry("kadmin", List.of("-w")), Map.entry("ldapsearch", List.of("-w")),
            Map.entry("mongosh", List.of("-p")), Map.entry("mongo ", List.of("-p")), Map.entry("mongodump", List.of("-p")),
            Map.entry("az login", List.of("-p")), Map.entry("useradd", List.of("-p")), Map.entry("snmpget", List.of("-c")),
            Map.entry("snmpwalk", List.of("-c")), Map.entry("cqlsh", List.of("-p")), Map.entry("sqlcmd", List.of("-P")),
            Map.entry("etcdctl", List.of("--user ")), Map.entry("nodetool", List.of("-pw ")), Map.entry("7z ", List.of("-p")),
            Map.entry("openssl ", List.of("-k ", "-K ")), Map.entry("mosquitto_", List.of("-P ")),
            Map.entry("influx ", List.of("-p ", "-t ")), Map.entry("ipmitool ", List.of("-P ")), Map.entry("unzip ", List.of("-P ")));

    /// Other words end like these.
    private static final Set<String> SHORT = Set.of("7z ", "influx ", "mongo ");

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
        return OPTIONS.keySet().stream().sorted().toList();
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        List<String> options = OPTIONS.getOrDefault(line.text(at, end).toLowerCase(Locale.ROOT), List.of());
        boolean word = line.word(at - 1) && SHORT.contains(line.text(at, end).toLowerCase(Locale.ROOT));
        // What stands behind the program's next use belongs to that.
        int stop = word ? end : Math.min(line.find(end, line.text(at, end)), end + LONGEST);
        for (int p = end; p < stop; p++) {
            boolean option = line.is(p, '-') && (line.space(p - 1) || line.is(p - 1, '"') || line.is(p - 1, '\''));
            if (option) {
                option(line, options, p, found);
            } else if (line.is(p, '|') || line.is(p, ';')) {
                return;
            } else if (options.contains(" password ") && line.holds(p, " password ")) {
                int start = value(line, p + 10);
                found.mask(start, line.until(start, END));
            }
        }
    }

    private static void option(Line line, List<String> options, int at, Found found) {
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            boolean alone = option.endsWith(" ");
            String letters = alone ? option.substring(0, option.length() - 1) : option;
            int behind = at + letters.length();
            if (option.equals(CURL)) {
                curl(line, at, found);
            } else if (option.equals(SAMBA) && (line.is(at + 1, 'U') || line.is(at + 1, 'u') || line.holds(at, "--user"))) {
                userAndPassword(line, value(line, line.holds(at, "--") ? line.until(at, END_OF_NAME) : at + 2), found);
            } else if (option.startsWith("--user") && line.holds(at, letters) && separated(line, behind)) {
                userAndPassword(line, value(line, behind), found);
            } else if (line.holds(at, letters) && (!alone || separated(line, behind))) {
                int start = value(line, behind);
                found.mask(start, line.until(start, END));
            }
        }
    }

    private static boolean separated(Line line, int at) {
        return line.space(at) || line.is(at, '=') || line.is(at, '"') || line.is(at, '\'') || line.is(at, '\\');
    }

    private static void curl(Line line, int at, Found found) {
        char letter = (char) Math.max(line.at(at + 1), 0);
        boolean longName = line.holds(at, "--");
        int last = at + 1;
        while (last < at + LONGEST_CLUSTER && line.word(last + 1)) {
            last++;
        }
        // `-sSfu me:x`: the last of several letters is the one that takes a value.
        boolean cluster = !longName && (line.is(last, 'u') || line.is(last, 'U')) && separated(line, last + 1);
        boolean user = letter == 'u' || line.holds(at, "--user") || line.holds(at, "--proxy-user") || letter == 'U';
        boolean certificate = letter == 'E' || line.holds(at, "--cert ");
        if (letter == 'b' || line.holds(at, "--cookie ")) {
            int start = value(line, longName ? line.until(at, END_OF_NAME) : at + 2);
            boolean quoted = line.is(start - 1, '"') || line.is(start - 1, '\'');
            found.mask(start, line.until(start, quoted ? QUOTES : END));
        } else if (user || certificate || cluster) {
            userAndPassword(line, value(line, longName ? line.until(at, END_OF_NAME) : cluster ? last + 1 : at + 2), found);
        }
    }

    private static final ByteSet END_OF_NAME = ByteSet.of(" =\t\"'");

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

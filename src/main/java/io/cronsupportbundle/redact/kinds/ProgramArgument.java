package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Masks passwords among the elements of a list that is a command, as `command` of containers and probes is: `["redis-cli", "-a", "x"]`,
/// `["mysqladmin", "-px"]`, `["curl", "-u", "me:x"]`. What `command-option` is to texts, this is to documents.
@Singleton
final class ProgramArgument implements StructureRule {

    /// Programs, with the options behind which a password stands.
    private static final Map<String, Set<String>> OPTIONS = Map.ofEntries(Map.entry("redis-cli", Set.of("-a", "--pass")),
            Map.entry("valkey-cli", Set.of("-a", "--pass")), Map.entry("mysql", Set.of("-p")),
            Map.entry("mysqladmin", Set.of("-p", "password")), Map.entry("mysqldump", Set.of("-p")), Map.entry("mariadb", Set.of("-p")),
            Map.entry("mariadb-admin", Set.of("-p", "password")), Map.entry("mongo", Set.of("-p")), Map.entry("mongosh", Set.of("-p")),
            Map.entry("mongodump", Set.of("-p")), Map.entry("sshpass", Set.of("-p")), Map.entry("ldapsearch", Set.of("-w")),
            Map.entry("ldapwhoami", Set.of("-w")), Map.entry("curl", Set.of("-u", "--user", "--proxy-user")),
            Map.entry("smbclient", Set.of("-U")), Map.entry("snmpget", Set.of("-c")), Map.entry("kadmin", Set.of("-w")),
            Map.entry("rabbitmqadmin", Set.of("-p")), Map.entry("nats", Set.of("-p")), Map.entry("clickhouse-client", Set.of("-p")),
            Map.entry("cqlsh", Set.of("-p")), Map.entry("sqlcmd", Set.of("-P")), Map.entry("etcdctl", Set.of("--user")),
            Map.entry("twine", Set.of("-p")), Map.entry("crane", Set.of("-p")), Map.entry("vault", Set.of("-dev-root-token-id")),
            Map.entry("openvpn", Set.of("--askpass")), Map.entry("nodetool", Set.of("-pw")), Map.entry("7z", Set.of("-p")),
            Map.entry("openssl", Set.of("-k")), Map.entry("mosquitto_pub", Set.of("-P")), Map.entry("mosquitto_sub", Set.of("-P")),
            Map.entry("influx", Set.of("-p", "-t")), Map.entry("ipmitool", Set.of("-P")),
            Map.entry("ngrok", Set.of("authtoken", "add-authtoken")), Map.entry("http", Set.of("-a")), Map.entry("unzip", Set.of("-P")),
            Map.entry("zip", Set.of("-P")), Map.entry("redis-server", Set.of("--requirepass", "--masterauth")));

    /// Programs that have longer options which begin like theirs for a password.
    private static final Set<String> NEVER_GLUED = Set.of("openssl", "influx", "crane", "http", "vault", "etcdctl");

    /// The last of several letters behind a hyphen takes a value.
    private static final Pattern CLUSTER = Pattern.compile("-[a-zA-Z]{1,8}u");

    @Override
    public String name() {
        return "program-argument";
    }

    @Override
    public String tokenType() {
        return "PASSWORD";
    }

    @Override
    public boolean knowsProgram(String program) {
        return OPTIONS.containsKey(program);
    }

    @Override
    public boolean masksArgument(String program, String before, String argument) {
        Set<String> options = OPTIONS.getOrDefault(program, Set.of());
        boolean behind = options.contains(before) || (program.equals("curl") && CLUSTER.matcher(before).matches());
        return behind ? !argument.startsWith("-") : glued(program, options, argument);
    }

    /// `-px`, `--user=me:x`.
    private static boolean glued(String program, Set<String> options, String argument) {
        for (String option : options) {
            boolean word = option.length() > 2;
            boolean longer = argument.length() > option.length() && argument.startsWith(option);
            if (longer && option.startsWith("-") && (word ? argument.charAt(option.length()) == '=' : !NEVER_GLUED.contains(program))) {
                return true;
            }
        }
        return false;
    }
}

package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;
import java.util.Map;

/// Masks passwords among the elements of a list that is a command, as `command` of containers and probes is: `["redis-cli", "-a", "x"]`,
/// `["mysqladmin", "-px"]`, `["curl", "-u", "me:x"]`. What `command-option` is to texts, this is to documents.
@Singleton
final class ProgramArgument implements StructureRule {

    /// Programs, with the short options behind which a password stands.
    private static final Map<String, String> OPTIONS = Map.ofEntries(Map.entry("redis-cli", "-a"), Map.entry("valkey-cli", "-a"),
            Map.entry("mysql", "-p"), Map.entry("mysqladmin", "-p"), Map.entry("mysqldump", "-p"), Map.entry("mariadb", "-p"),
            Map.entry("mariadb-admin", "-p"), Map.entry("mongo", "-p"), Map.entry("mongosh", "-p"), Map.entry("mongodump", "-p"),
            Map.entry("sshpass", "-p"), Map.entry("ldapsearch", "-w"), Map.entry("ldapwhoami", "-w"), Map.entry("curl", "-u"),
            Map.entry("smbclient", "-U"), Map.entry("snmpget", "-c"), Map.entry("kadmin", "-w"), Map.entry("rabbitmqadmin", "-p"),
            Map.entry("nats", "-p"), Map.entry("clickhouse-client", "-p"));

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
        String option = OPTIONS.getOrDefault(program, "");
        boolean glued = argument.length() > 2 && argument.startsWith(option) && !option.isEmpty();
        return glued || (before.equals(option) && !argument.startsWith("-"));
    }
}

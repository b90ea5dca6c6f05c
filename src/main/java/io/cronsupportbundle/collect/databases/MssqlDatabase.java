package io.cronsupportbundle.collect.databases;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import io.cronsupportbundle.collect.Collection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// SQL Server, by a URL (`sqlserver://user:password@host:1433?database=app`) or by pairs as ADO has them
/// (`server=host,1433;user id=app;password=…;database=app`), as Go's driver takes them
/// (https://github.com/microsoft/go-mssqldb#the-connection-string-can-be-specified-in-one-of-three-formats).
@Singleton
public final class MssqlDatabase implements Database {
    private static final int PORT = 1433;

    @Override
    public String key() {
        return "mssql";
    }

    @Override
    public DatabaseAddress address(String uri) throws DatabaseException {
        if (uri.startsWith("sqlserver://") || uri.startsWith("mssql://")) {
            DatabaseAddress read = DatabaseAddress.url(uri, PORT);
            // The path of such a URL is an instance; the database is a parameter.
            Map<String, String> more = new LinkedHashMap<>(read.parameters());
            if (!read.database().isEmpty()) {
                more.putIfAbsent("instance", read.database());
            }
            return new DatabaseAddress("sqlserver", read.hosts(), more.getOrDefault("database", ""), read.user(), read.password(), more);
        }
        Map<String, String> pairs = pairs(uri);
        String server = first(pairs, "localhost", "server", "data source", "address", "addr", "network address");
        server = server.replaceFirst("^tcp:", "");
        int back = server.indexOf('\\');
        if (back >= 0) {
            pairs.putIfAbsent("instance", server.substring(back + 1).replaceFirst(",.*", ""));
            server = server.substring(0, back) + server.substring(back).replaceFirst("^[^,]*", "");
        }
        String port = first(pairs, Integer.toString(PORT), "port");
        String hosts = DatabaseAddress.hosts(server.contains(",") ? server.replace(',', ':') : server + ":" + port, PORT);
        return new DatabaseAddress("sqlserver", hosts, first(pairs, "", "database", "initial catalog"),
                first(pairs, "", "user id", "user", "uid", "username"), first(pairs, "", "password", "pwd"), pairs);
    }

    /// Pairs with semicolons; a value in quotes may hold them, and a doubled quote is one.
    private static Map<String, String> pairs(String text) throws DatabaseException {
        Map<String, String> pairs = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int sign = text.indexOf('=', at);
            if (sign < 0) {
                if (text.substring(at).isBlank()) {
                    break;
                }
                throw new DatabaseException("the uri is neither a URL of SQL Server nor a list of pairs");
            }
            String name = text.substring(at, sign).strip().toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            at = sign + 1;
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            at += quoted ? 1 : 0;
            while (at < text.length() && (quoted || text.charAt(at) != ';')) {
                if (quoted && text.charAt(at) == '"') {
                    at++;
                    quoted = at < text.length() && text.charAt(at) == '"';
                    if (!quoted) {
                        continue;
                    }
                }
                value.append(text.charAt(at++));
            }
            at++;
            pairs.put(name, value.toString().strip());
        }
        return pairs;
    }

    private static String first(Map<String, String> pairs, String fallback, String... names) {
        for (String name : names) {
            String value = pairs.get(name);
            if (value != null) {
                return value;
            }
        }
        return fallback;
    }

    @Override
    public DatabaseConnection connect(String uri, Optional<TlsMaterial> tls, Collection run) throws DatabaseException {
        DatabaseAddress address = address(uri);
        Properties properties = new Properties();
        properties.setProperty("serverName", address.bareHost());
        properties.setProperty("portNumber", Integer.toString(address.port()));
        properties.setProperty("databaseName", address.database());
        properties.setProperty("loginTimeout", Long.toString(TIMEOUT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(TIMEOUT.toMillis()));
        properties.setProperty("connectRetryCount", "0");
        properties.setProperty("applicationName", "cron-support-bundle");
        // Where nothing is said Go's driver encrypts the login alone, and trusts whoever answers.
        String encrypt = address.parameter("encrypt", "");
        boolean encrypted = encrypt.equalsIgnoreCase("true") || encrypt.equalsIgnoreCase("strict") || encrypt.equals("1");
        boolean trusting = !encrypted || address.parameter("trustservercertificate", "false").equalsIgnoreCase("true");
        properties.setProperty("encrypt", encrypt.equalsIgnoreCase("strict") ? "strict" : Boolean.toString(encrypted));
        properties.setProperty("trustServerCertificate", Boolean.toString(trusting));
        return JdbcConnection.open(new SQLServerDriver(), "jdbc:sqlserver://", properties, address);
    }
}

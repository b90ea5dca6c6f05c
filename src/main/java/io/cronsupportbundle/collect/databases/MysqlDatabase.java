package io.cronsupportbundle.collect.databases;

import io.cronsupportbundle.collect.Collection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/// MySQL and MariaDB, by a name as Go's driver takes it: `user:password@tcp(host:3306)/database?tls=skip-verify`
/// (https://github.com/go-sql-driver/mysql#dsn-data-source-name). Nothing in the password is encoded.
@Singleton
public final class MysqlDatabase implements Database {
    private static final int PORT = 3306;

    @Override
    public String key() {
        return "mysql";
    }

    @Override
    public DatabaseAddress address(String uri) throws DatabaseException {
        int slash = uri.lastIndexOf('/');
        if (slash < 0) {
            throw new DatabaseException("the uri has no slash before the database");
        }
        String tail = uri.substring(slash + 1);
        int question = tail.indexOf('?');
        String before = uri.substring(0, slash);
        int sign = before.lastIndexOf('@');
        String login = sign < 0 ? "" : before.substring(0, sign);
        String place = before.substring(sign + 1);
        int colon = login.indexOf(':');
        int open = place.indexOf('(');
        String protocol = open < 0 ? place : place.substring(0, open);
        if (!protocol.isEmpty() && !protocol.equals("tcp") && !protocol.equals("tcp6")) {
            throw new DatabaseException("of the ways to MySQL only tcp is supported");
        }
        if (open >= 0 && !place.endsWith(")")) {
            throw new DatabaseException("the address in the uri is not in brackets");
        }
        String hosts = open < 0 ? "127.0.0.1" : place.substring(open + 1, place.length() - 1);
        return new DatabaseAddress("mysql", DatabaseAddress.hosts(hosts.isEmpty() ? "127.0.0.1" : hosts, PORT),
                DatabaseAddress.decoded(question < 0 ? tail : tail.substring(0, question)), colon < 0 ? login : login.substring(0, colon),
                colon < 0 ? "" : login.substring(colon + 1), DatabaseAddress.query(question < 0 ? "" : tail.substring(question + 1)));
    }

    @Override
    public DatabaseConnection connect(String uri, Optional<TlsMaterial> tls, Collection run) throws DatabaseException {
        DatabaseAddress address = address(uri);
        Properties properties = new Properties();
        String milliseconds = Long.toString(TIMEOUT.toMillis());
        properties.setProperty("connectTimeout", milliseconds);
        properties.setProperty("socketTimeout", milliseconds);
        // As Go's driver: a server without TLS is asked for its key, and no server for a file of ours.
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("allowLocalInfile", "false");
        Optional<TlsMaterial> material = tls.isPresent() ? tls : material(address.parameter("tls", "false"));
        properties.setProperty("sslMode", material.map(given -> given.skipVerify() ? "trust" : "verify-full").orElse("disable"));
        material.ifPresent(given -> {
            properties.setProperty("tlsSocketType", MysqlTls.TYPE);
            properties.setProperty(MysqlTls.OPTION, given.packed());
        });
        return JdbcConnection.open(new Driver(), "jdbc:mariadb://" + address.hosts() + "/" + address.encodedDatabase(), properties, address);
    }

    private static Optional<TlsMaterial> material(String mode) {
        return switch (mode) {
            case "true" -> Optional.of(TlsMaterial.PLATFORM);
            case "skip-verify" -> Optional.of(TlsMaterial.BLIND);
            default -> Optional.empty();
        };
    }
}

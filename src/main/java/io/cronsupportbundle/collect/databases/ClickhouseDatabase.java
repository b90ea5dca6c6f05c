package io.cronsupportbundle.collect.databases;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.outbound.HttpAnswer;
import io.cronsupportbundle.outbound.HttpCall;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// ClickHouse, by a URL as Go's driver takes it: `clickhouse://user:password@host:9000/database?secure=true` for its own protocol, `http://` or
/// `https://` for HTTP (https://github.com/ClickHouse/clickhouse-go#dsn).
@Singleton
public final class ClickhouseDatabase implements Database {
    private static final int PORT = 9000;
    private static final int SECURE_PORT = 9440;
    private static final int HTTP_PORT = 8123;
    private static final Set<String> OWN = Set.of("clickhouse", "tcp", "native");

    @Override
    public String key() {
        return "clickhouse";
    }

    @Override
    public DatabaseAddress address(String uri) throws DatabaseException {
        boolean http = uri.startsWith("http://") || uri.startsWith("https://");
        DatabaseAddress read = DatabaseAddress.url(uri, http ? HTTP_PORT : PORT);
        if (secure(read) && !http) {
            read = DatabaseAddress.url(uri, SECURE_PORT);
        }
        if (!http && !OWN.contains(read.scheme())) {
            throw new DatabaseException("the uri is no URL that begins with clickhouse://, http:// or https://");
        }
        return new DatabaseAddress(read.scheme(), read.hosts(), read.parameter("database", read.database().isEmpty() ? "default" : read.database()),
                read.parameter("username", read.user().isEmpty() ? "default" : read.user()), read.parameter("password", read.password()),
                read.parameters());
    }

    private static boolean secure(DatabaseAddress address) {
        return Set.of("true", "1").contains(address.parameter("secure", "false"));
    }

    @Override
    public DatabaseConnection connect(String uri, Optional<TlsMaterial> tls, Collection run) throws DatabaseException {
        DatabaseAddress address = address(uri);
        if (!OWN.contains(address.scheme())) {
            return new OverHttp(address, run);
        }
        boolean blind = address.parameter("skip_verify", "false").equals("true");
        Optional<TlsMaterial> material = tls.isPresent() ? tls
                : secure(address) ? Optional.of(blind ? TlsMaterial.BLIND : TlsMaterial.PLATFORM) : Optional.empty();
        try {
            return ClickhouseConnection.open(address, material);
        } catch (SocketTimeoutException e) {
            throw new DatabaseException("no answer within " + TIMEOUT.toSeconds() + " s");
        } catch (IOException e) {
            throw address.failure(e);
        }
    }

    /// The interface over HTTP, one request a query; the platform's certificates count.
    private record OverHttp(DatabaseAddress address, Collection run) implements DatabaseConnection {
        @Override
        public List<List<String>> query(String sql) throws DatabaseException {
            Map<String, String> headers = Map.of("X-ClickHouse-User", address.user(), "X-ClickHouse-Key", address.password(),
                    "X-ClickHouse-Database", address.database(), "X-ClickHouse-Format", "TabSeparated");
            try {
                HttpAnswer answer = run.http().send(new HttpCall("POST", address.http("/"), headers, sql, TIMEOUT, HttpCall.MAX_BYTES,
                        Optional.empty(), Optional.empty()));
                if (!answer.success()) {
                    throw new DatabaseException("the server answered " + answer.status() + ": " + answer.text().lines().findFirst().orElse(""));
                }
                return answer.text().lines().limit(MAX_ROWS).map(line -> List.of(line.split("\t", -1))).toList();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DatabaseException("interrupted");
            } catch (IOException e) {
                throw address.failure(e);
            }
        }

        @Override
        public void close() {}
    }
}

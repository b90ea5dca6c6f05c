package io.cronsupportbundle.collect.databases;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The few words of Redis's protocol (https://redis.io/docs/latest/develop/reference/protocol-spec/) that it takes to log in and to ask what
/// the server is; a library for all of it is larger than all other databases together.
public final class Redis {
    private static final int PORT = 6379;

    private Redis() {}

    public static DatabaseAddress address(String uri) throws DatabaseException {
        DatabaseAddress address = DatabaseAddress.url(uri, PORT);
        if (!address.scheme().equals("redis") && !address.scheme().equals("rediss")) {
            throw new DatabaseException("the uri is no URL that begins with redis:// or rediss://");
        }
        return address;
    }

    /// Logs in and asks for the version; `Unknown` where the server does not tell.
    public static String version(String uri, Optional<TlsMaterial> tls) throws DatabaseException {
        DatabaseAddress address = address(uri);
        Optional<TlsMaterial> material = tls.isPresent() || address.scheme().equals("redis") ? tls : Optional.of(TlsMaterial.PLATFORM);
        try (DatabaseSocket socket = DatabaseSocket.open(address, material)) {
            if (!address.password().isEmpty()) {
                ask(socket, Stream.of("AUTH", address.user(), address.password()).filter(word -> !word.isEmpty()).toList());
            }
            if (!address.database().isEmpty()) {
                ask(socket, List.of("SELECT", address.database()));
            }
            return ask(socket, List.of("INFO", "server")).lines().filter(line -> line.startsWith("redis_version:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("Unknown");
        } catch (SocketTimeoutException e) {
            throw new DatabaseException("no answer within " + Database.TIMEOUT.toSeconds() + " s");
        } catch (DatabaseException e) {
            throw e;
        } catch (IOException e) {
            throw address.failure(e);
        }
    }

    private static String ask(DatabaseSocket socket, List<String> words) throws IOException {
        StringBuilder head = new StringBuilder().append('*').append(words.size()).append("\r\n");
        for (String word : words) {
            head.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(word).append("\r\n");
        }
        socket.out().write(head.toString().getBytes(StandardCharsets.UTF_8));
        socket.out().flush();
        String line = socket.line();
        if (line.startsWith("-")) {
            throw new IOException(line.substring(1));
        }
        if (line.startsWith("+") || line.startsWith(":")) {
            return line.substring(1);
        }
        if (!line.matches("[$=]\\d{1,9}")) {
            throw new IOException("the server does not speak Redis");
        }
        String text = socket.text(Long.parseLong(line.substring(1)));
        socket.line();
        return text;
    }
}

package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A real server of a database from the distribution's packages, with a directory and a port of its own, where it is installed; tests that
/// need one are skipped where it is not.
final class DatabaseServer implements AutoCloseable {
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    private final Process process;
    private final Path directory;
    private final int port;

    private DatabaseServer(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    int port() {
        return port;
    }

    static DatabaseServer postgres(String password) {
        Path programs = newest(Path.of("/usr/lib/postgresql"));
        assumeTrue(Files.isExecutable(programs.resolve("bin/initdb")), "PostgreSQL is not installed");
        Path directory = directory();
        int port = freePort();
        write(directory.resolve("password"), password);
        // It does not run as root.
        List<String> user = ROOT ? List.of("runuser", "-u", "nobody", "--") : List.of();
        await(user, programs.resolve("bin/initdb").toString(), "-D", directory.resolve("data").toString(), "-U", "u", "-A", "scram-sha-256", "--pwfile",
                directory.resolve("password").toString(), "-N");
        return start(directory, port, "ready to accept connections", user, programs.resolve("bin/postgres").toString(), "-D",
                directory.resolve("data").toString(), "-p", Integer.toString(port), "-h", "127.0.0.1", "-k", directory.toString());
    }

    static DatabaseServer mariadb(String sql) {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/mariadbd")), "MariaDB is not installed");
        Path directory = directory();
        int port = freePort();
        write(directory.resolve("init.sql"), sql);
        String data = "--datadir=" + directory.resolve("data");
        await(List.of(), "mariadb-install-db", "--no-defaults", data, "--auth-root-authentication-method=normal", "--skip-test-db");
        return start(directory, port, "ready for connections", List.of(), "/usr/sbin/mariadbd", "--no-defaults", data, "--port=" + port,
                "--bind-address=127.0.0.1", "--socket=" + directory.resolve("s"), "--init-file=" + directory.resolve("init.sql"),
                "--skip-name-resolve", ROOT ? "--user=root" : "--skip-networking=0");
    }

    static DatabaseServer redis(String password) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/redis-server")), "Redis is not installed");
        Path directory = directory();
        int port = freePort();
        return start(directory, port, "eady to accept connections", List.of(), "/usr/bin/redis-server", "--port", Integer.toString(port), "--bind",
                "127.0.0.1", "--save", "", "--dir", directory.toString(), "--requirepass", password);
    }

    static DatabaseServer clickhouse(String password) {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/clickhouse-server")), "ClickHouse is not installed");
        Path directory = directory();
        int port = freePort();
        write(directory.resolve("config.xml"), """
                <yandex>
                  <logger><level>information</level><console>1</console></logger>
                  <http_port>%2$d</http_port><tcp_port>%1$d</tcp_port><listen_host>127.0.0.1</listen_host>
                  <path>%3$s/data/</path><tmp_path>%3$s/tmp/</tmp_path><mark_cache_size>5368709</mark_cache_size>
                  <users_config>%3$s/config.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
                  <profiles><default/></profiles><quotas><default/></quotas>
                  <users><u><password>%4$s</password><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota></u>
                  <default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
                </yandex>
                """.formatted(port, freePort(), directory, password));
        return start(directory, port, "Ready for connections", List.of(), "/usr/sbin/clickhouse-server", "--config-file",
                directory.resolve("config.xml").toString());
    }

    private static DatabaseServer start(Path directory, int port, String ready, List<String> user, String... command) {
        try {
            Process process = process(user, command).redirectErrorStream(true).start();
            StringBuilder said = new StringBuilder();
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.contains(ready)) {
                    Thread.ofVirtual().start(() -> drain(lines));
                    return new DatabaseServer(process, directory, port);
                }
            }
            return fail("%s ended: %s", command[0], said);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Until the server ends; a full pipe would stop it.
    private static void drain(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server was stopped.
        }
    }

    private static void await(List<String> user, String... command) {
        try {
            Process process = process(user, command).redirectErrorStream(true).start();
            String said;
            try (InputStream in = process.getInputStream()) {
                said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (process.waitFor() != 0) {
                fail("%s failed: %s", command[0], said);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ProcessBuilder process(List<String> user, String... command) {
        List<String> words = new ArrayList<>(user);
        words.addAll(List.of(command));
        return new ProcessBuilder(words).directory(Path.of("/").toFile());
    }

    /// Not one of JUnit's, in which no other user may look.
    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("database");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
            return directory;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path newest(Path versions) {
        if (!Files.isDirectory(versions)) {
            return versions;
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.max(Comparator.naturalOrder()).orElse(versions);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MysqlCollectorTest {
    private static final String PASSWORD = "canary/4f1d";
    private final CollectorBench bench;

    MysqlCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(Cluster.empty().addNamespace("app"), directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void tellsTheVersionAndVariablesOfAServer() {
        try (DatabaseServer server = DatabaseServer.mariadb("create user u@'127.0.0.1' identified by '" + PASSWORD + "';\ncreate database d;\n"
                + "grant all on d.* to u@'127.0.0.1';\n")) {
            String uri = "u:" + PASSWORD + "@tcp(127.0.0.1:" + server.port() + ")/d";
            bench.collect("[mysql: {uri: \"" + uri + "\", parameters: [port, none]}]");
            assertThat(bench.text("mysql/mysql.json"))
                    .matches("\\{\"isConnected\":true,\"version\":\"[^\"]*MariaDB[^\"]*\",\"variables\":\\{\"port\":\"" + server.port() + "\"}}");

            bench.collect("[mysql: {uri: \"u:canary@tcp(127.0.0.1:" + server.port() + ")/d\"}]");
            assertThat(bench.json("mysql/mysql.json").path("isConnected").asBoolean()).isFalse();
            assertThat(bench.text("mysql/mysql.json")).contains("Access denied").doesNotContain("canary");

            bench.collect("[mysql: {uri: \"" + uri + "\", tls: {skipVerify: true}}]");
            assertThat(bench.json("mysql/mysql.json").path("error").asText()).containsIgnoringCase("ssl");

            bench.collect("[mysql: {uri: \"" + uri + "\", tls: {clientCert: a}}]");
            assertThat(bench.json("mysql/mysql.json").path("error").asText()).isEqualTo("the tls has no cacert");
        }
    }

    @Test
    void writesDownWhyThereIsNoConnection() {
        bench.collect("[mysql: {uri: \"u:canary@tcp(127.0.0.1:1)/d\"}]");
        assertThat(bench.text("mysql/mysql.json")).startsWith("{\"isConnected\":false,\"error\":\"").contains("refused").doesNotContain("canary");
    }
}

package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresCollectorTest {
    private static final String PASSWORD = "canary/4f1d";
    private final CollectorBench bench;

    PostgresCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(Cluster.empty().addNamespace("app"), directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void tellsTheVersionOfAServer() {
        try (DatabaseServer server = DatabaseServer.postgres(PASSWORD)) {
            String uri = "postgres://u:canary%2F4f1d@127.0.0.1:" + server.port() + "/postgres";
            bench.collect("[postgres: {uri: \"" + uri + "\"}]");
            assertThat(bench.text("postgres/postgres.json")).matches("\\{\"isConnected\":true,\"version\":\"[0-9]+\\.[0-9]+\"}");

            bench.collect("[postgres: {collectorName: words, uri: \"host=127.0.0.1 user=u password=" + PASSWORD + " dbname=postgres port=" + server.port() + "\"}]");
            assertThat(bench.json("postgres/words.json").path("isConnected").asBoolean()).isTrue();

            bench.collect("[postgres: {uri: \"" + uri.replace("%2F4f1d", "wrong") + "\"}]");
            assertThat(bench.json("postgres/postgres.json").path("isConnected").asBoolean()).isFalse();
            assertThat(bench.text("postgres/postgres.json")).contains("password authentication failed").doesNotContain("canary");

            bench.collect("[postgres: {uri: \"" + uri + "?sslmode=require\"}]");
            assertThat(bench.json("postgres/postgres.json").path("error").asText()).contains("SSL");

            bench.collect("[usageCounts: {counts: [{name: users, sql: {database: postgres, uri: \"" + uri + "\", query: \"select count(*) from pg_roles where rolname = 'u'\"}},"
                    + " {name: w, sql: {database: postgres, uri: \"" + uri + "\", query: \"with x as (select pg_notify('a', 'b')) select 7.5\"}},"
                    + " {name: no, sql: {database: postgres, uri: \"" + uri + "\", query: \"select 1 into t\"}}]}]");
            assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/0/value").asInt()).isEqualTo(1);
            assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/0/definition").asText())
                    .isEqualTo("first value of \"select count(*) from pg_roles where rolname = 'u'\" in postgres 127.0.0.1:" + server.port() + "/postgres");
            assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/1/value").asText()).isEqualTo("7.5");
            assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/2/error").asText()).contains("read-only");
            assertThat(bench.text("usage-counts/usage-counts.json")).doesNotContain("canary");
        }
    }

    @Test
    void writesDownWhyThereIsNoConnection() {
        bench.collect("[postgres: {uri: \"postgres://u:canary@127.0.0.1:1/d\"}]");
        assertThat(bench.text("postgres/postgres.json")).startsWith("{\"isConnected\":false,\"error\":\"").contains("refused").doesNotContain("canary");
        assertThat(bench.bundle().gaps()).isEmpty();
    }

    @Test
    void refusesQueriesThatWrite() {
        assertThat(bench.plan("[usageCounts: {counts: [{name: a, sql: {database: postgres, uri: u, query: delete from x}}]}]").problems()).hasSize(1);
    }
}

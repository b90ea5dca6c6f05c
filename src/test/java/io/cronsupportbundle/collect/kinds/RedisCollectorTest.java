package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisCollectorTest {
    private static final String PASSWORD = "canary/4f1d";
    private final CollectorBench bench;

    RedisCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(Cluster.empty().addNamespace("app"), directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void tellsTheVersionOfAServer() {
        try (DatabaseServer server = DatabaseServer.redis(PASSWORD)) {
            String at = "@127.0.0.1:" + server.port();
            bench.collect("[redis: {uri: \"redis://:canary%2F4f1d" + at + "/3\"}]");
            assertThat(bench.text("redis/redis.json")).matches("\\{\"isConnected\":true,\"version\":\"[0-9.]+\"}");

            bench.collect("[redis: {uri: \"redis://:canary" + at + "\"}]");
            assertThat(bench.text("redis/redis.json")).startsWith("{\"isConnected\":false,\"error\":\"WRONGPASS").doesNotContain("canary");

            bench.collect("[redis: {uri: \"redis://" + at.substring(1) + "\"}]");
            assertThat(bench.json("redis/redis.json").path("error").asText()).startsWith("NOAUTH");
        }
    }

    @Test
    void writesDownWhyThereIsNoConnection() {
        bench.collect("[redis: {uri: \"redis://:canary@127.0.0.1:1\"}]");
        assertThat(bench.text("redis/redis.json")).startsWith("{\"isConnected\":false,\"error\":\"").contains("refused").doesNotContain("canary");
        bench.collect("[redis: {uri: \"redis://:canary@127.0.0.1:1\", tls: {}}]");
        assertThat(bench.json("redis/redis.json").path("error").asText()).isEqualTo("the tls has no cacert");
        bench.collect("[redis: {uri: \"http://:canary@127.0.0.1:1\"}]");
        assertThat(bench.text("redis/redis.json")).contains("redis://").doesNotContain("canary");
    }
}

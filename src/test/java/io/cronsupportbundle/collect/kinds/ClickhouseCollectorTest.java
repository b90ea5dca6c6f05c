package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickhouseCollectorTest {
    private static final String PASSWORD = "canary/4f1d";
    private final CollectorBench bench;

    ClickhouseCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(Cluster.empty().addNamespace("app"), directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void tellsTheVersionOfAServer() {
        try (DatabaseServer server = DatabaseServer.clickhouse(PASSWORD)) {
            String uri = "clickhouse://u:canary%2F4f1d@127.0.0.1:" + server.port() + "/default";
            bench.collect("[clickhouse: {uri: \"" + uri + "\"}]");
            assertThat(bench.text("clickhouse/clickhouse.json")).matches("\\{\"isConnected\":true,\"version\":\"[0-9.]+\"}");

            bench.collect("[clickhouse: {uri: \"" + uri.replace("%2F4f1d", "") + "\"}]");
            assertThat(bench.text("clickhouse/clickhouse.json")).startsWith("{\"isConnected\":false,\"error\":\"code: 193").doesNotContain("canary");

            bench.collect("[usageCounts: {counts: [{name: n, sql: {database: clickhouse, uri: \"" + uri + "\", query: select count() from numbers(70000)}},"
                    + " {name: i, sql: {database: clickhouse, uri: \"" + uri + "\", query: \"select toInt32(-5), 'x', 0.5\"}},"
                    + " {name: e, sql: {database: clickhouse, uri: \"" + uri + "\", query: select nothing}}]}]");
            assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/0/value").asInt()).isEqualTo(70_000);
            assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/1/value").asInt()).isEqualTo(-5);
            assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/2/error").asText()).startsWith("code: 47");
        }
    }

    @Test
    void takesTheInterfaceOverHttpWhereTheUriSaysSo() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String who = exchange.getRequestHeaders().getFirst("X-ClickHouse-User") + exchange.getRequestHeaders().getFirst("X-ClickHouse-Key");
            byte[] body = (who.equals("u" + PASSWORD) ? "25.1.2.3\n" : "Code: 516.").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(who.equals("u" + PASSWORD) ? 200 : 403, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        try {
            bench.collect("[clickhouse: {uri: \"http://u:canary%2F4f1d@127.0.0.1:" + server.getAddress().getPort() + "\"}]");
            assertThat(bench.text("clickhouse/clickhouse.json")).isEqualTo("{\"isConnected\":true,\"version\":\"25.1.2.3\"}");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void writesDownWhyThereIsNoConnection() {
        bench.collect("[clickhouse: {uri: \"clickhouse://u:canary@127.0.0.1:1/d\"}]");
        assertThat(bench.text("clickhouse/clickhouse.json")).startsWith("{\"isConnected\":false,\"error\":\"").contains("refused").doesNotContain("canary");
    }
}

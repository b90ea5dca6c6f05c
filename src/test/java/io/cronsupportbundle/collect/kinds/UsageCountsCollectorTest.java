package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageCountsCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");

    private final CollectorBench bench;

    UsageCountsCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void countsWithTheDefinitionBesideTheNumber() {
        cluster.addGeneratedPods(3, 400, "s3cret");
        bench.collect("[usageCounts: {counts: [{resource: pods}, {name: tier, resource: pods, namespace: load-001, selector: [tier=t1]}]}]");

        assertThat(bench.text("usage-counts/usage-counts.json")).isEqualTo("""
                {
                  "counts": [
                    {
                      "count": "pods",
                      "definition": "number of v1 pods",
                      "value": 1200,
                      "unit": "pods",
                      "time": "2026-11-21T03:04:05Z",
                      "source": "kubernetes"
                    },
                    {
                      "count": "tier",
                      "definition": "number of v1 pods in namespace load-001 with labels tier=t1",
                      "value": 80,
                      "unit": "pods",
                      "time": "2026-11-21T03:04:05Z",
                      "source": "kubernetes"
                    }
                  ]
                }""");
        assertThat(bench.requests("/api/v1/pods")).hasSize(3);
    }

    @Test
    void countsInItsOwnNamespaceWhereTheClusterIsDenied() {
        cluster.addGeneratedPods(3, 400, "s3cret");
        bench.server().fail("/api/v1/pods", new Fault.Forbidden());
        bench.collect("[usageCounts: {counts: [{resource: pods}]}]");

        assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/0/definition").asText()).matches("number of v1 pods in namespace .+");
        assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/0/value").isNumber()).isTrue();
    }

    @Test
    void countsAgainWhenTheListExpired() {
        cluster.addGeneratedPods(3, 400, "s3cret");
        bench.server().fail("/api/v1/pods", new Fault.ExpiredContinue(), 1);
        bench.collect("[usageCounts: {counts: [{resource: pods}]}]");

        assertThat(bench.json("usage-counts/usage-counts.json").at("/counts/0/value").asInt()).isEqualTo(1200);
    }

    @Test
    void saysWhyACountCouldNotBeMadeAndMakesTheOthers() {
        bench.server().fail("/api/v1/nodes", new Fault.Forbidden());
        bench.collect("[usageCounts: {collectorName: mine, counts: [{resource: nodes}, {resource: namespaces}, {group: none.example, resource: xs}]}]");

        assertThat(bench.json("usage-counts/mine.json").at("/counts/0/value").isNull()).isTrue();
        assertThat(bench.json("usage-counts/mine.json").at("/counts/0/error").asText()).contains("forbidden");
        assertThat(bench.json("usage-counts/mine.json").at("/counts/1/value").asInt()).isEqualTo(5);
        assertThat(bench.json("usage-counts/mine.json").at("/counts/2/error").asText()).isNotEmpty();
        assertThat(bench.bundle().gaps()).extracting(Gap::outcome).containsExactly(Outcome.TRUNCATED);
    }

    @Test
    void takesCountsFromServersOfTheApplication() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page(server, "/stats", "{\"users\": [{\"n\": \"7\"}, {\"n\": 8.5}], \"big\": 1e999999999}");
        page(server, "/metrics", """
                # TYPE app_users gauge
                app_users{tier="a",x="}"} 2 1395066363000
                app_users{tier="a"} 3.0
                app_users{tier="b"} 4
                app_users_total 100
                app_up NaN
                """);
        server.start();
        String at = "http://u:canary-4f1d@127.0.0.1:" + server.getAddress().getPort();
        try {
            bench.collect(("[usageCounts: {counts: [{name: users, unit: people, http: {url: '%1$s/stats?key=canary-4f1d', jsonPath: $.users.length()}},"
                    + " {name: half, http: {url: '%1$s/stats', jsonPath: '$.users[1].n'}}, {name: seven, http: {url: '%1$s/stats', jsonPath: '$.users[0].n'}},"
                    + " {name: tier, prometheus: {url: '%1$s/metrics', metric: app_users, labels: {tier: a}}},"
                    + " {name: big, http: {url: '%1$s/stats', jsonPath: $.big}}, {name: none, http: {url: '%1$s/stats', jsonPath: $.no}},"
                    + " {name: up, prometheus: {url: '%1$s/metrics', metric: app_up}}, {name: gone, http: {url: '%1$s/gone', jsonPath: $.a}}]}]").formatted(at));
        } finally {
            server.stop(0);
        }

        JsonNode counts = bench.json("usage-counts/usage-counts.json").path("counts");
        assertThat(counts).extracting(count -> count.path("value").toString()).containsExactly("2", "8.5", "7", "5", "null", "null", "null", "null");
        assertThat(counts).extracting(count -> count.path("error").asText()).filteredOn(error -> !error.isEmpty()).hasSize(4);
        assertThat(counts.path(0).path("unit").asText()).isEqualTo("people");
        assertThat(counts.path(3).path("definition").asText()).startsWith("sum of app_users{tier=\"a\"} in GET http://127.0.0.1:");
        assertThat(bench.text("usage-counts/usage-counts.json")).contains("value at $.users.length() of GET http://127.0.0.1:").doesNotContain("canary");
    }

    private static void page(HttpServer server, String path, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "$.a[*]", "$..a", "$.a[?(@.b)]", "$.size()", "$.a["})
    void refusesPathsThatDoNotLeadToOneValue(String path) {
        assertThat(bench.plan("[usageCounts: {counts: [{name: a, http: {url: \"http://h/\", jsonPath: '" + path + "'}}]}]").problems()).hasSize(1);
    }

    @Test
    void needsOneSource() {
        assertThat(bench.plan("[usageCounts: {counts: [{name: a}, {name: b, resource: pods, http: {url: \"http://h/\"}}]}]").problems()).hasSize(2);
    }
}

package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                      "name": "pods",
                      "definition": "number of v1 pods",
                      "value": 1200,
                      "time": "2026-11-21T03:04:05Z"
                    },
                    {
                      "name": "tier",
                      "definition": "number of v1 pods in namespace load-001 with labels tier=t1",
                      "value": 80,
                      "time": "2026-11-21T03:04:05Z"
                    }
                  ]
                }""");
        assertThat(bench.requests("/api/v1/pods")).hasSize(3);
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
}

package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeMetricsCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    NodeMetricsCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void asksTheNodesOneAfterTheOtherAndStopsAtTheFirstThatFails() {
        for (String name : List.of("n1", "n2")) {
            cluster.add("{apiVersion: v1, kind: Node, metadata: {name: " + name + ", labels: {a: b}}}");
        }
        bench.collect("[nodeMetrics: {selector: [a=b]}]");

        assertThat(bench.requests(".*/proxy/stats/summary")).containsExactly("/api/v1/nodes/n1/proxy/stats/summary");
        assertThat(bench.paths()).containsExactly("collector-errors/node-metrics-error.json");
        assertThat(bench.missing()).extracting(Gap::place).contains("node-metrics/*.json");
    }

    @Test
    void asksNoNodesWhenNoneIsNamed() {
        cluster.add("{apiVersion: v1, kind: Node, metadata: {name: n1}}");
        bench.collect("[nodeMetrics: {nodeNames: []}]");
        assertThat(bench.requests("/api/v1/nodes.*")).isEmpty();
    }
}

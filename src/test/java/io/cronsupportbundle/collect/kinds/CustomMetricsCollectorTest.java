package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomMetricsCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    CustomMetricsCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void recordsThatThereIsNoMetricsApi() {
        bench.collect("[customMetrics: {metricRequests: [{namespace: app, resourceMetricName: pods/x}, {resourceMetricName: namespaces/y}]}]");

        assertThat(bench.requests("/apis/custom.metrics.*")).containsExactly("/apis/custom.metrics.k8s.io/v1beta1/namespaces/app/pods/*/x",
                "/apis/custom.metrics.k8s.io/v1beta1/namespace/*/y");
        assertThat(bench.json("metrics/errors.json")).hasSize(2);
        assertThat(bench.missing()).extracting(Gap::outcome).containsOnly(Outcome.ABSENT);
    }
}

package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LonghornCollectorTest {
    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: %1$s.longhorn.io}
            spec:
              group: longhorn.io
              scope: Namespaced
              names: {kind: %2$s, plural: %1$s, singular: x}
              versions: [{name: v1beta1, served: true, storage: true}]
            """;

    @Test
    void writesObjectsAndSettings(@TempDir Path directory) {
        Cluster cluster = Cluster.empty().addNamespace("app").add(DEFINITION.formatted("nodes", "Node")).add(DEFINITION.formatted("settings", "Setting"));
        cluster.add("{apiVersion: longhorn.io/v1beta1, kind: Node, metadata: {name: n, namespace: app, labels: {aB: x}}, spec: {allowScheduling: true}}");
        cluster.add("{apiVersion: longhorn.io/v1beta1, kind: Setting, metadata: {name: log-level, namespace: app}, value: Info}");
        try (CollectorBench bench = new CollectorBench(cluster, directory)) {
            bench.collect("[longhorn: {namespace: app}]");

            assertThat(bench.text("longhorn/app/nodes/n.yaml")).contains("typemeta:\n  kind: Node", "  labels:\n    aB: x", "spec:\n  allowscheduling: true");
            assertThat(bench.text("longhorn/app/settings.yaml")).isEqualTo("log-level: Info\n");
            assertThat(bench.missing()).extracting(Gap::outcome).containsOnly(Outcome.ABSENT);
        }
    }

    @Test
    void asksNoFurtherWhereThereIsNoLonghorn(@TempDir Path directory) {
        try (CollectorBench bench = new CollectorBench(Cluster.empty(), directory)) {
            bench.collect("[longhorn: {}]");
            assertThat(bench.requests("/apis/longhorn.*")).hasSize(1);
            assertThat(bench.paths()).isEmpty();
        }
    }
}

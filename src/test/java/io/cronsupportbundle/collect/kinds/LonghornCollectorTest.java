package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.ContainerLog;
import io.cronsupportbundle.testing.cluster.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LonghornCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("longhorn-system");
    private final CollectorBench bench;

    LonghornCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void addType(String plural, String kind) {
        cluster.add("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %1$s.longhorn.io}
                spec:
                  group: longhorn.io
                  scope: Namespaced
                  names: {kind: %2$s, plural: %1$s, singular: x, listKind: %2$sList}
                  versions: [{name: v1beta2, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
                """.formatted(plural, kind));
    }

    @Test
    void writesObjectsInTheFormThatReadersKnow() {
        addType("nodes", "Node");
        addType("settings", "Setting");
        cluster.add("""
                apiVersion: longhorn.io/v1beta2
                kind: Node
                metadata: {name: n1, namespace: longhorn-system, labels: {My/Label: a}}
                spec: {allowScheduling: true, disks: {Disk-1: {storageReserved: 5, tags: [fast]}}}
                status: {conditions: [{type: Ready, status: "True", lastProbeTime: ""}]}
                """).add("""
                apiVersion: longhorn.io/v1beta2
                kind: Setting
                metadata: {name: default-replica-count, namespace: longhorn-system}
                value: "3"
                """).add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: manager, namespace: longhorn-system}
                spec: {nodeName: n, containers: [{name: main}]}
                status: {phase: Running, containerStatuses: [{name: main, ready: true, state: {running: {}}}]}
                """)
                .addLog("longhorn-system", "manager", "main", ContainerLog.of("fine"));
        bench.collect("[longhorn: {}]");

        assertThat(bench.text("longhorn/longhorn-system/nodes/n1.yaml")).contains("typemeta:\n  kind: \"Node\"", "objectmeta:\n", "  name: \"n1\"",
                "My/Label: \"a\"", "  allowscheduling: true", "    Disk-1:\n      storagereserved: 5", "    Ready:\n      type: \"Ready\"");
        assertThat(bench.text("longhorn/longhorn-system/settings.yaml")).isEqualTo("default-replica-count: \"3\"\n");
        assertThat(bench.text("cluster-resources/pods/logs/longhorn-system/manager/main.log")).contains("fine");
    }

    @Test
    void isSilentWhereThereIsNoLonghorn() {
        bench.collect("[longhorn: {namespace: longhorn-system}]");

        assertThat(bench.paths()).isEmpty();
        assertThat(bench.requests("/apis/longhorn.io/.*")).isEmpty();
    }

    @Test
    void keepsTheOthersWhenOneKindIsRefused() {
        addType("nodes", "Node");
        addType("settings", "Setting");
        cluster.add("{apiVersion: longhorn.io/v1beta2, kind: Setting, metadata: {name: a, namespace: longhorn-system}, value: b}");
        bench.server().fail("/apis/longhorn.io/v1beta2/.*/nodes", new Fault.Forbidden());
        bench.collect("[longhorn: {}]");

        assertThat(bench.paths()).contains("longhorn/longhorn-system/settings.yaml");
        assertThat(bench.missing()).filteredOn(gap -> gap.place().contains("/nodes/")).extracting(Gap::outcome).containsExactly(Outcome.DENIED);
    }
}

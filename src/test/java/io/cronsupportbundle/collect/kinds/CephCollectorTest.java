package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.CommandResult;
import io.cronsupportbundle.testing.cluster.CommandResult.Ending;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CephCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    CephCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static String pod(String name, String labels) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: app, labels: {%s}}
                spec: {nodeName: n, containers: [{name: main}, {name: side}]}
                """.formatted(name, labels);
    }

    @Test
    void asksTheToolbox() {
        cluster.add(pod("tools", "app: rook-ceph-tools")).addContainer("app", "tools", "main", command -> switch (command.get(1)) {
            case "df" -> CommandResult.failing("", "no", 1);
            case "health" -> CommandResult.of("").ending(Ending.HANGS);
            default -> CommandResult.of(String.join(" ", command));
        });
        bench.collect("[ceph: {collectorName: mine, namespace: app, timeout: 2s}]");

        assertThat(bench.text("mine/app/ceph/status.json")).isEqualTo("ceph status -f json-pretty");
        assertThat(bench.text("mine/app/ceph/status-txt.txt")).isEqualTo("ceph status");
        assertThat(bench.text("mine/app/ceph/df-stderr.txt")).isEqualTo("no");
        assertThat(bench.text("mine/app/ceph/df-errors.json")).contains("exit code 1");
        assertThat(bench.text("mine/app/ceph/health.json-error")).isEqualTo("timeout");
    }

    @Test
    void saysNothingWhereThereIsNoCeph() {
        bench.collect("[ceph: {}]");
        assertThat(bench.paths()).isEmpty();
    }
}

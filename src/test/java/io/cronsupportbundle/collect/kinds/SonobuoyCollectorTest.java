package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.CommandResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SonobuoyCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    SonobuoyCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void unpacksTheResults() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(CopyCollectorTest.tar("results.txt", "fine", "../evil", "x"));
        }
        cluster.add("{apiVersion: v1, kind: Pod, metadata: {name: sonobuoy, namespace: app}, spec: {containers: [{name: kube-sonobuoy}]}}");
        cluster.addContainer("app", "sonobuoy", "kube-sonobuoy", _ -> CommandResult.of(packed.toByteArray()));
        bench.collect("[sonobuoy: {namespace: app}]");

        assertThat(bench.text("sonobuoy/results.txt")).isEqualTo("fine");
        assertThat(bench.paths()).hasSize(1);
    }

    @Test
    void tellsWhyThereAreNone() {
        bench.collect("[sonobuoy: {}]");
        assertThat(bench.missing()).extracting(Gap::outcome).containsExactly(Outcome.ABSENT);

        cluster.add("{apiVersion: v1, kind: Pod, metadata: {name: sonobuoy, namespace: app}, spec: {containers: [{name: kube-sonobuoy}]}}");
        cluster.addContainer("app", "sonobuoy", "kube-sonobuoy", _ -> CommandResult.failing("", "none", 1));
        bench.collect("[sonobuoy: {namespace: app}]");
        assertThat(bench.json("collector-errors/sonobuoy-error.json").path("error").asText()).isEqualTo("command terminated with exit code 1");
    }
}

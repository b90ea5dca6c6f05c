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

class SupportBundleMetadataCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    SupportBundleMetadataCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void writesTheValuesOfTheSecret() {
        cluster.add("{apiVersion: v1, kind: Secret, metadata: {name: replicated-support-metadata, namespace: app}, data: {b: Mg==, a: MQ==}}");
        bench.collect("[supportBundleMetadata: {namespace: app}]");
        assertThat(bench.text("metadata/cluster.json")).isEqualTo("{\n  \"a\": \"1\",\n  \"b\": \"2\"\n}");
    }

    @Test
    void failsWhereThereIsNoSecret() {
        bench.collect("[supportBundleMetadata: {namespace: app}]");
        assertThat(bench.paths()).containsExactly("collector-errors/support-bundle-metadata-error.json");
        assertThat(bench.missing()).extracting(Gap::outcome).containsExactly(Outcome.ABSENT);
    }
}

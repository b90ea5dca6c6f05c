package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Fault;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterInfoCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");

    private final CollectorBench bench;

    ClusterInfoCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void writesTheVersionAsOthersDo() {
        bench.collect("[clusterInfo: {}]");

        assertThat(bench.paths()).containsExactly("cluster-info/cluster_version.json");
        assertThat(bench.text("cluster-info/cluster_version.json")).startsWith("{\n  \"info\": {\n    \"major\": \"").endsWith("\n}");
        assertThat(bench.json("cluster-info/cluster_version.json").path("string").asText()).startsWith("v1.")
                .isEqualTo(bench.json("cluster-info/cluster_version.json").at("/info/gitVersion").asText());
    }

    @Test
    void isExcludedUseByUse() {
        bench.collect("[clusterInfo: {exclude: true}, clusterInfo: {}]");

        assertThat(bench.paths()).containsExactlyInAnyOrder("cluster-info/cluster_version.json", "skipped-collectors.json");
    }

    @Test
    void saysWhyThereIsNoVersion() {
        bench.server().fail("/version", new Fault.ServerError(500));
        bench.collect("[clusterInfo: {}]");

        assertThat(bench.paths()).containsExactly("cluster-info/errors.json");
        assertThat(bench.missing()).extracting(Gap::place, Gap::outcome)
                .containsExactly(Tuple.tuple("cluster-info/cluster_version.json", Outcome.FAILED));
    }

    /// Torn JSON and an empty body both come with status 200.
    @ParameterizedTest
    @ValueSource(longs = {0, 30})
    void takesNoAnswerForAVersionThatIsNone(long bytes) {
        bench.server().fail("/version", new Fault.TruncatedAfter(bytes));
        bench.collect("[clusterInfo: {}]");

        assertThat(bench.paths()).containsExactly("cluster-info/errors.json");
        assertThat(bench.json("cluster-info/errors.json").path(0).asText())
                .isEqualTo("the API server's answer to /version is empty or no JSON object");
        assertThat(bench.missing()).extracting(Gap::outcome).containsExactly(Outcome.FAILED);
    }
}

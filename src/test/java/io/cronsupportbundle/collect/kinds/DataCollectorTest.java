package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");

    private final CollectorBench bench;

    DataCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"name: a/b.txt, a/b.txt", "'name: a, collectorName: b.txt', a/b.txt", "collectorName: b, b", "name: /a//b/, a/b"})
    void writesTheTextWhereTheSpecificationSays(String fields, String path) {
        bench.collect("[data: {" + fields + ", data: \"line\\npassword=s3cret\\n\"}]");

        assertThat(bench.paths()).containsExactly(path);
        assertThat(bench.text(path)).isEqualTo("line\npassword=***HIDDEN***\n");
    }

    @Test
    void writesNothingWithoutAName() {
        bench.collect("[data: {data: x}]");

        assertThat(bench.paths()).isEmpty();
        assertThat(bench.missing()).isEmpty();
    }

    @Test
    void recordsAPlaceThatCannotBe() {
        bench.collect("[data: {name: ../../etc/passwd, data: x}, data: {name: ok, data: y}]");

        assertThat(bench.paths()).containsExactly("collector-errors/data-error.json", "ok");
        assertThat(bench.json("collector-errors/data-error.json").path("error").asText()).contains("leaves the bundle");
        assertThat(bench.json("collector-errors/data-error.json").path("timestamp").asText()).isEqualTo("2026-11-21T03:04:05Z");
    }

    @Test
    void recordsANameThatNoFileCanHave() {
        bench.collect("[data: {collectorName: " + "x".repeat(2040) + ", name: n, data: x}, data: {name: ok, data: y}]");

        assertThat(bench.paths()).hasSize(2).contains("ok").anyMatch(path -> path.startsWith("collector-errors/data_xxx"));
    }

    @Test
    void recordsATextForWhichThereIsNoRoom() {
        bench.budget(100);
        bench.collect("[data: {name: big, data: \"" + "x".repeat(200) + "\"}, data: {name: small, data: y}]");

        assertThat(bench.paths()).containsExactly("small");
        assertThat(bench.missing()).extracting(Gap::place).containsExactlyInAnyOrder("big", "collector-errors/data-error.json");
    }
}

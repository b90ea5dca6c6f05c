package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.kinds.Analyzers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AnalyzerRegistryTest {

    @Test
    void findsTheBeansByKeyInOrder() {
        AnalyzerRegistry registry = Analyzers.registry();

        assertThat(List.copyOf(registry.keys())).contains("clusterPodStatuses", "clusterVersion", "deploymentStatus",
                "textAnalyze").isSorted();
        assertThat(registry.find("clusterVersion").orElseThrow().info().key()).isEqualTo("clusterVersion");
        assertThat(registry.find("nope")).isEmpty();
    }

    @Test
    void refusesTwoAnalyzersWithOneKey() {
        Analyzer<?> one = Analyzers.registry().all().iterator().next();

        assertThatThrownBy(() -> new AnalyzerRegistry(List.of(one, one))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(one.info().key());
    }

    @Test
    void hasADocumentationRowForEachAnalyzerAndNoOther() throws IOException {
        Set<String> rows = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/docs/analyzers.md"))) {
            if (line.matches("\\| `[A-Za-z0-9]+` \\|.*")) {
                rows.add(line.split("`", 3)[1]);
            }
        }

        assertThat(rows).isEqualTo(Analyzers.registry().keys());
    }

    @Test
    void documentsWhatEachAnalyzerReadsAndDecides() throws IOException {
        String documentation = Files.readString(Path.of("src/docs/analyzers.md"));

        for (Analyzer<?> analyzer : Analyzers.registry().all()) {
            assertThat(documentation).contains(analyzer.info().decides()).contains(analyzer.info().reads());
        }
    }
}

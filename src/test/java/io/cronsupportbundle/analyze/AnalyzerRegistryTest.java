package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.kinds.Analyzers;
import io.cronsupportbundle.spec.SpecItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /// So each example is run, with a bundle beside it and the findings it must give: `GoldenCase` runs all cases.
    @ParameterizedTest
    @MethodSource("keys")
    void documentsAnExampleThatIsAGoldenCase(String key) throws IOException {
        String row = Files.readAllLines(Path.of("src/docs/analyzers.md")).stream()
                .filter(line -> line.startsWith("| `" + key + "` |")).findFirst().orElseThrow();
        String cell = row.split("(?<!\\\\)\\|", -1)[2].strip();
        assertThat(cell).matches("`\\{.*}`");
        String example = cell.substring(1, cell.length() - 1).replace("\\|", "|");

        Set<String> examples = GoldenCase.of(key).map(golden -> specs(golden.spec())).collect(Collectors.toSet());

        assertThat(examples).contains(specs("- " + key + ": " + example));
    }

    static Set<String> keys() {
        return Analyzers.registry().keys();
    }

    private static String specs(String yaml) {
        return SpecItems.of(yaml).stream().map(SpecItem::canonical).collect(Collectors.joining("\n"));
    }
}

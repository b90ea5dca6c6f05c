package io.cronsupportbundle.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.UnpackedBundle;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.collect.CollectorRecord;
import io.cronsupportbundle.redact.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every encoding of a secret in every place: no rule may miss one, but for those that [NotCaught] names with a reason. That each
/// can be found at all is shown by a run without rules.
class CanaryMatrixTest {
    private static final Matrix MATRIX = Matrix.whole();

    @Test
    void isLargeEnoughToMeanSomething() {
        assertThat(MATRIX.encodings()).hasSizeGreaterThan(60);
        assertThat(MATRIX.cells()).hasSizeGreaterThan(1500);
    }

    @Test
    void nothingGetsThroughButWhatIsKnownNotToBeCaught(@TempDir Path directory) throws IOException {
        Set<String> found = found(directory, _ -> {});

        assertThat(MATRIX.named(found)).as(() -> "what got through\n" + MATRIX.print(found))
                .containsExactlyInAnyOrderElementsOf(MATRIX.cells().stream().filter(NotCaught::covers).map(Cell::toString).toList());
    }

    @Test
    void withoutRulesEverySecretIsFound(@TempDir Path directory) throws IOException {
        Set<String> found = found(directory, bench -> bench.redactor(new Redactor(List.of(), List.of())));
        List<String> lost = MATRIX.cells().stream().filter(cell -> !found.contains(cell.word())).map(Cell::toString).toList();

        assertThat(lost).isEmpty();
    }

    @Test
    void everyRowOfWhatIsNotCaughtIsOfSomething() {
        assertThat(NotCaught.values()).allSatisfy(row -> assertThat(MATRIX.cells()).anyMatch(row::isOf));
    }

    private static Set<String> found(Path directory, Consumer<CollectorBench> settings) throws IOException {
        try (Plot plot = new Plot()) {
            MATRIX.cells().forEach(cell -> cell.place().plant(plot, cell));
            try (CollectorBench bench = new CollectorBench(plot.cluster(), directory)) {
                bench.within(Duration.ofMinutes(5));
                settings.accept(bench);
                bench.collect(plot.collectors());
                return UnpackedBundle.canaries(files(bench));
            }
        }
    }

    private static Map<String, String> files(CollectorBench bench) {
        Map<String, String> files = new LinkedHashMap<>();
        for (BundlePath path : bench.bundle().paths()) {
            files.put(path.value(), bench.text(path.value()));
        }
        files.put("gaps", bench.missing().stream().map(Gap::toString).collect(Collectors.joining("\n")));
        assertThat(bench.records()).extracting(CollectorRecord::title).isNotEmpty();
        return files;
    }
}

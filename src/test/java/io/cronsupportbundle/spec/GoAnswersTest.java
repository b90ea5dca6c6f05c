package io.cronsupportbundle.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The tables say themselves which versions of Go's library they were read from.
final class GoAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> readsYamlAsGoDoes() throws IOException {
        return rows("go-yaml.tsv").stream().map(row -> dynamicTest(row.get(0), () -> assertThat(read(row.get(0)))
                .isEqualTo(expected(row.get(1)))));
    }

    @TestFactory
    Stream<DynamicTest> differsFromGoOnlyWhereAReasonIsGiven() throws IOException {
        return rows("go-yaml-differences.tsv").stream().map(row -> dynamicTest(row.get(3) + ": " + row.get(0), () -> {
            assertThat(row).hasSize(4);
            assertThat(read(row.get(0))).isEqualTo(expected(row.get(2)));
        }));
    }

    @TestFactory
    Stream<DynamicTest> readsDurationsAsGoDoes() throws IOException {
        return rows("go-durations.tsv").stream().map(row -> dynamicTest(row.get(0), () -> assertThat(
                GoDuration.parse(JSON.readValue(row.get(0), String.class))
                        .map(duration -> new BigDecimal(duration.getSeconds()).scaleByPowerOfTen(9)
                        .add(BigDecimal.valueOf(duration.getNano())).toPlainString()).orElse("!")).isEqualTo(row.get(1))));
    }

    private static String read(String yaml) throws JsonProcessingException {
        List<SpecProblem> problems = new ArrayList<>();
        List<YamlValue> documents = new YamlReader(problems).read(new SpecText("t", JSON.readValue(yaml, String.class)));
        if (!documents.isEmpty()) {
            return JSON.readTree(CanonicalJson.of(documents.getFirst())).toString();
        }
        return problems.isEmpty() ? "null" : "!";
    }

    private static String expected(String column) throws JsonProcessingException {
        return column.equals("!") ? column : JSON.readTree(column).toString();
    }

    private static List<List<String>> rows(String file) throws IOException {
        try (InputStream table = GoAnswersTest.class.getResourceAsStream("/spec/" + file)) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t"))).toList();
        }
    }
}

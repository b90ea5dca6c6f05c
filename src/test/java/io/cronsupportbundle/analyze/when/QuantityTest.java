package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "500m, 0.5", "1Ki, 1024", "16Gi, 17179869184", "1k, 1000", "1.5M, 1500000", "1e3, 1000", "1E3, 1000", "2E, 2e18", "-1, -1",
        ".5, 0.5", "5., 5", "100n, 1e-7", "1e-2, 0.01"})
    void readsWhatKubernetesWrites(String text, BigDecimal value) throws AnalyzerException {
        assertThat(Quantity.parse(text).value()).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1 Gi", "1Gb", "1gi", "1e", "Gi", "1e999", "1,5", "--1", "."})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> Quantity.parse(text)).isInstanceOf(AnalyzerException.class);
    }

    @ParameterizedTest
    @CsvSource({"500m, 1", "1, 1", "1001m, 2", "0, 0", "1n, 1"})
    void roundsUp(String text, long rounded) throws AnalyzerException {
        assertThat(Quantity.parse(text).roundedUp()).isEqualTo(rounded);
    }
}

package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceValueTest {

    @ParameterizedTest
    @CsvSource({">= 3, true", "< 3, false", "=== 3, true"})
    void comparesWholeNumbers(String when, boolean matches) throws AnalyzerException {
        assertThat(ResourceValue.parse(when).matches(new LongNode(3))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"500m, = 1, true", "10Gi, >= 10240Mi, true", "10Gi, < 9Gi, false"})
    void comparesAmounts(String actual, String when, boolean matches) throws AnalyzerException {
        assertThat(ResourceValue.parse(when).matches(new TextNode(actual))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "!= 3", "> x", "> 1Gi"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> ResourceValue.parse(when).matches(new LongNode(3))).isInstanceOf(AnalyzerException.class);
    }
}

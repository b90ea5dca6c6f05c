package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCountTest {
    private static final Map<String, String> FIELDS = Map.of("ready", "readyReplicas", "available", "availableReplicas");

    @ParameterizedTest
    @CsvSource({"ready = 2, true", "ready == 3, false", "ready >= 2, true", "ready  <  2, false", "available === 0, true", "available > -1, true"})
    void comparesAMember(String when, boolean matches) throws AnalyzerException {
        assertThat(FieldCount.parse(when, FIELDS).matches(JsonNodeFactory.instance.objectNode().put("readyReplicas", 2))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ready", "ready 2", "ready != 2", "other = 2", "ready = two", "ready = 1.5", "ready = 1 2"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> FieldCount.parse(when, FIELDS)).isInstanceOf(AnalyzerException.class).hasMessageContaining("available, ready");
    }
}

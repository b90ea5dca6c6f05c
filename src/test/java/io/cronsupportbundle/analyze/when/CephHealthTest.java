package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CephHealthTest {

    @ParameterizedTest
    @CsvSource({"HEALTH_OK, HEALTH_OK, true", "= HEALTH_OK, HEALTH_WARN, false", "<= HEALTH_WARN, HEALTH_ERR, true", "> HEALTH_WARN, HEALTH_OK, true",
        "< HEALTH_ERR, HEALTH_ODD, true", ">= HEALTH_OK, HEALTH_WARN, false"})
    void ordersHealth(String when, String actual, boolean matches) throws AnalyzerException {
        assertThat(CephHealth.parse(when).matches(actual)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!= HEALTH_OK", "= HEALTH_OK HEALTH_ERR"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> CephHealth.parse(when)).isInstanceOf(AnalyzerException.class);
    }
}

package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsedPercentageTest {

    @ParameterizedTest
    @CsvSource({"pvcUsedPercentage >= 80, 80, true", "pvcUsedPercentage > 80.5, 80.4, false", "pvcUsedPercentage != 1, 2, true"})
    void compares(String when, double actual, boolean matches) throws AnalyzerException {
        assertThat(UsedPercentage.parse(when).matches(actual)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pvcUsedPercentage 80", "used > 80", "pvcUsedPercentage > 80%", "pvcUsedPercentage ~ 80"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> UsedPercentage.parse(when)).isInstanceOf(AnalyzerException.class);
    }
}

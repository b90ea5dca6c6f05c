package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.MissingInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedCountTest {
    private static final Map<String, Long> COUNTS = Map.of("seats", 5L, "licensed", 4L);

    @ParameterizedTest
    @CsvSource({"seats > 4, true", "seats > licensed, true", "licensed != 4, false", "seats === 5, true"})
    void comparesWithNumbersAndCounts(String when, boolean matches) throws AnalyzerException {
        assertThat(NamedCount.parse(when).matches(COUNTS)).isEqualTo(matches);
    }

    @Test
    void missesWhatWasNotCounted() throws AnalyzerException {
        NamedCount condition = NamedCount.parse("nodes > 1");

        assertThatThrownBy(() -> condition.matches(COUNTS)).isInstanceOf(MissingInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seats", "seats 4", "seats ~ 4"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> NamedCount.parse(when)).isInstanceOf(AnalyzerException.class);
    }
}

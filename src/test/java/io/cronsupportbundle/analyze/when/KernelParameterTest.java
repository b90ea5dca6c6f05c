package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelParameterTest {

    @ParameterizedTest
    @CsvSource({"net.x == 1, 1, true", "net.x = 1, 01, false", "net.x  >  1, 2, true", "net.x <= 1, 2, false", "net.x = a b, a b, true"})
    void compares(String when, String actual, boolean matches) throws AnalyzerException {
        assertThat(KernelParameter.parse(when).matches(actual)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "net.x", "net.x=1", "net.x != 1", "net.x <> 1"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> KernelParameter.parse(when)).isInstanceOf(AnalyzerException.class);
    }

    @ParameterizedTest
    @CsvSource({"net.x > 1, abc", "net.x > 1, 1 2", "net.x < abc, 1", "net.x >= 1.5, 1", "net.x <= 99999999999999999999, 1"})
    void refusesToOrderWhatIsNoNumber(String when, String actual) {
        assertThatThrownBy(() -> KernelParameter.parse(when).matches(actual)).isInstanceOf(AnalyzerException.class);
    }
}

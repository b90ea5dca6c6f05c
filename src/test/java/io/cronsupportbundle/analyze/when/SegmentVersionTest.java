package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentVersionTest {

    @ParameterizedTest
    @CsvSource({"1.2.3.4, 1.2.3.5, -1", "1.2, 1.2.0.0, 0", "v2, 1.9, 1", "1.0-beta, 1.0, -1", "1.0-alpha, 1.0-beta, -1", "1.0+x, 1.0, 0"})
    void comparesAllNumbers(String one, String other, int sign) throws AnalyzerException {
        assertThat(Integer.signum(SegmentVersion.parse(one).compareTo(SegmentVersion.parse(other)))).isEqualTo(sign);
    }

    @ParameterizedTest
    @CsvSource({"15.0.2000, 15.0, true", "15.1, 15.0, false", "14.9, 15, false", "15.0.1, 15.0.2, false", "1.2.3.9, 1.2.3.4, true", "1.2.4.9, 1.2.3.4, false"})
    void knowsCompatibleVersions(String version, String least, boolean compatible) throws AnalyzerException {
        assertThat(SegmentVersion.parse(version).isCompatibleWith(SegmentVersion.parse(least))).isEqualTo(compatible);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1.", "1..2", "1 2", "99999999999999999999"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> SegmentVersion.parse(text)).isInstanceOf(AnalyzerException.class);
    }
}

package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.when.DatabaseCondition.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseConditionTest {

    @ParameterizedTest
    @CsvSource({"connected == true, true", "connected != true, false", "version >= 10.x, true", "version < v10.4, false", "version = 10.4, true",
        "latency < 1, false"})
    void comparesSemanticVersions(String when, boolean matches) throws AnalyzerException {
        assertThat(DatabaseCondition.parse(when).matches(true, "10.4", Versions.SEMANTIC)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"version > 15.0.2000.1, true", "version !== 15.0.2000.2, false", "version ~> 15.0, true", "version <= 15, false"})
    void comparesAllSegments(String when, boolean matches) throws AnalyzerException {
        assertThat(DatabaseCondition.parse(when).matches(true, "15.0.2000.2", Versions.SEGMENTS)).isEqualTo(matches);
    }

    @Test
    void neverAppliesToAVersionThatIsNotKnown() throws AnalyzerException {
        assertThat(DatabaseCondition.parse("version < 1.0.0").matches(false, "", Versions.SEMANTIC)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connected > true", "connected == maybe", "version >= 10 4", "version ~ 10", "version >= ten", "connected"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> DatabaseCondition.parse(when).matches(true, "10.4", Versions.SEMANTIC)).isInstanceOf(AnalyzerException.class);
    }
}

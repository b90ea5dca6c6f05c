package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.when.VersionState.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionStateTest {

    @ParameterizedTest
    @CsvSource({"drift == true, true", "drift == false, false", "version < 1.4, true", "version >= 1.3.0, true", "version < 1.3, false"})
    void compares(String when, boolean matches) throws AnalyzerException {
        assertThat(VersionState.parse(when).matches(new Running("a/web", true, "v1.3"))).isEqualTo(matches);
    }

    @Test
    void doesNotCompareWhatIsNoVersion() throws AnalyzerException {
        assertThat(VersionState.parse("version < 1.4").matches(new Running("a/web", true, "latest"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "drift", "age > 3", "drift ~ true", "drift == maybe", "version < x"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> VersionState.parse(when).matches(new Running("", true, "1.0"))).isInstanceOf(AnalyzerException.class);
    }
}

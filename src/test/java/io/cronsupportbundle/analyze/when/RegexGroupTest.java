package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexGroupTest {
    private static final Map<String, String> CAPTURED = Map.of("N", "20", "T", "web-1", "F", "5.2", "E", "");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"N > 10,true", "N >= 20,true", "N < 20,false", "N <= 20,true", "N = 20,true",
            "N === 20,true", "N == +20,true",
        "N != 5,false", "N >== 5,false", "T > 5,false", "F > 5,false", "F == 5.2,true", "T = web-1,true", "T == web,false", "E == '',true",
        "E = \"\",true", "T == '',false", "Q > 1,false", "Q !! x,false", "N  >  10,true", "` N > 10 `,true"})
    void comparesWhatWasCaptured(String when, boolean matches) throws AnalyzerException {
        assertThat(RegexGroup.parse(when).matches(CAPTURED)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"T != web", "F > 5.1", "T >= a", "E !== ''"})
    void cannotOrderTexts(String when) {
        assertThatThrownBy(() -> RegexGroup.parse(when).matches(CAPTURED)).isInstanceOf(AnalyzerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N>10", "N > 10 x", "N >", "N"})
    void needsThreeWords(String when) {
        assertThatThrownBy(() -> RegexGroup.parse(when)).isInstanceOf(AnalyzerException.class).hasMessageContaining(when);
    }
}

package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaCountTest {

    @ParameterizedTest
    @CsvSource({"= 2,2,true", "== 2,2,true", "=== 2,3,false", "< 2,1,true", "< 2,2,false", "<= 2,2,true", "> 2,2,false", "> 2,3,true",
            ">= 2,2,true",
        ">= +2,2,true", "> -1,0,true", "' = 2 ',2,true", ">=  2,2,true"})
    void comparesCounts(String when, long actual, boolean matches) throws AnalyzerException {
        assertThat(ReplicaCount.parse(when).matches(actual)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!= 2", ">=2", "2", "= 2 x", "=> 2", "= two", "= 2.0", "absent ", "Absent", "= absent",
            "= 99999999999999999999", "= 1_0", "= 0x1"})
    void refusesWhatThePeerRefuses(String when) {
        assertThatThrownBy(() -> ReplicaCount.parse(when)).isInstanceOf(AnalyzerException.class).hasMessageContaining(when);
    }
}

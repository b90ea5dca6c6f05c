package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrueOrFalseTest {

    @ParameterizedTest
    @CsvSource({"PASS, '', true", "FAIL, '', false", "WARN, '', false", "FAIL, T, true", "PASS, 0, false", "PASS, False, false"})
    void hasDefaultsByVerdict(Verdict verdict, String when, boolean wanted) throws AnalyzerException {
        assertThat(TrueOrFalse.wanted(new OutcomeBranch(verdict, when, "", ""))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "tRue", " true", "2"})
    void refusesOtherWords(String when) {
        assertThatThrownBy(() -> TrueOrFalse.parse(when)).isInstanceOf(AnalyzerException.class).hasMessageContaining("neither true nor false");
    }
}

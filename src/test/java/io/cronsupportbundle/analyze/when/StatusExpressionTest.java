package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"statusCode == 200; true", "statusCode = 200; true", "statusCode === 200; true", "statusCode != 200; false",
        "statusCode >= 200 && statusCode < 300; true", "statusCode in (404, 200); true", "statusCode in (404); false", "!(statusCode > 199); false",
        "statusCode / 100 == 2; true", "statusCode % 100 + 1 == 1; true", "-statusCode < 0; true", "true || false && false; true", "'a' < 'b'; true",
        "true || statusCode > 'a'; true", "false && unknown; false", "statusCode == 200 ? true : unknown; true", "false ? true : false; false",
        "false ?? true; false", "statusCode == 0xC8; true", "[statusCode] == 200; true", "statusCode & 8 == 8; true", "6 & 3 | 8 == 10; true",
        "statusCode ^ 8 == 192; true", "~1 == -2; true", "1 << 2 + 1 == 8; true", "1 << 64 == 0; true", "200 >> 3 == 25; true",
        "2 ** 3 ** 2 == 64; true", "-2 ** 2 == 4; true", "1 < 2 == true; true", "statusCode IN (100 + 100); true"})
    void evaluates(String when, boolean holds) throws AnalyzerException {
        assertThat(StatusExpression.holds(when, OptionalLong.of(200))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "statusCode", "statusCode ==", "status == 200", "(statusCode == 200", "statusCode == 200 200", "statusCode > 'a'",
        "statusCode && true", "1 || true", "1 +", "1 ? true : false", "true ? 1 : 2", "true ? 1", "0xG == 1", "0xFFFFFFFFFFFFFFFFF == 1", "[statusCode == 1", "statusCode =~ '2'"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> StatusExpression.holds(when, OptionalLong.of(200))).isInstanceOf(AnalyzerException.class);
    }

    @Test
    void neverHoldsWithoutAnAnswerAndIsReadAllTheSame() throws AnalyzerException {
        assertThat(StatusExpression.holds("statusCode == 0", OptionalLong.empty())).isFalse();
        assertThatThrownBy(() -> StatusExpression.holds("statusCode ==", OptionalLong.empty())).isInstanceOf(AnalyzerException.class);
    }

    @Test
    void refusesEndlessParentheses() {
        assertThatThrownBy(() -> StatusExpression.holds("(".repeat(100_000), OptionalLong.of(1))).isInstanceOf(AnalyzerException.class);
    }
}

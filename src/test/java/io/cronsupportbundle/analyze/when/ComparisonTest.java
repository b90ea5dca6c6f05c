package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource({"=,false,true,false", "==,false,true,false", "===,false,true,false", "!=,true,false,true", "!==,true,false,true",
            "<,true,false,false",
        "<=,true,true,false", ">,false,false,true", ">=,false,true,true"})
    void holdsForSigns(String operator, boolean less, boolean equal, boolean greater) {
        Comparison comparison = Comparison.parse(operator).orElseThrow();

        assertThat(comparison.holds(-1)).isEqualTo(less);
        assertThat(comparison.holds(0)).isEqualTo(equal);
        assertThat(comparison.holds(1)).isEqualTo(greater);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=>", "=<", "~", "<>", "!", "eq"})
    void knowsNoOtherOperators(String operator) {
        assertThat(Comparison.parse(operator)).isEmpty();
    }
}

package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoIntTest {

    @ParameterizedTest
    @CsvSource({"0,0", "+5,5", "-5,-5", "007,7", "9223372036854775807,9223372036854775807"})
    void readsDecimals(String text, long value) {
        assertThat(GoInt.parse(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "1_0", "0x10", " 1", "1 ", "1.0", "1e3", "9223372036854775808", "٣"})
    void readsNothingElse(String text) {
        assertThat(GoInt.parse(text)).isEmpty();
    }
}

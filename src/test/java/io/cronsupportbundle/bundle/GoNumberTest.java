package io.cronsupportbundle.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0", "-0, -0", "42, 42", "-7, -7", "123456789012345678901234567890, 123456789012345678901234567890",
        "1.0, 1", "100.0, 100", "1.50, 1.5", "-0.0, -0", "0.1, 0.1",
        "1e3, 1000", "1E+20, 100000000000000000000", "1e21, 1e+21", "1.25e22, 1.25e+22", "-1e21, -1e+21",
        "0.000001, 0.000001", "0.0000001, 1e-7", "1.5e-9, 1.5e-9", "-2.5e-10, -2.5e-10", "1e-300, 1e-300",
        "1.7976931348623157e308, 1.7976931348623157e+308", "3.141592653589793, 3.141592653589793"
    })
    void printsNumbersAsGoDoes(String literal, String expected) {
        assertThat(GoNumber.print(literal)).isEqualTo(expected);
    }
}

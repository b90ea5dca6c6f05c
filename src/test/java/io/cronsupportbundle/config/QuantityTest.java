package io.cronsupportbundle.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1048576, 1048576", "500Mi, 524288000", "2G, 2000000000", "1.5Ki, 1536", "7k, 7000", "1Ti, 1099511627776", "' 1M ', 1000000"})
    void readsAmountsAsKubernetesWritesThem(String text, long bytes) {
        assertThat(Quantity.bytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mi", "1MB", "1 Mi", "-1", "1e3", "1.2.3", ".5", "1K", "99999999999999999", "999999999999999Ti"})
    void refusesWhatIsNoSuchAmount(String text) {
        assertThat(Quantity.bytes(text)).isEmpty();
    }
}

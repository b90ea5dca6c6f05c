package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryDaysTest {

    @Test
    void readsTheOneCondition() {
        assertThat(ExpiryDays.parse("notAfter < Today + 30 days")).hasValue(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "notAfter < Today", "notAfter < Today + 30 weeks", "notAfter  < Today + 30 days"})
    void readsNoOther(String when) {
        assertThat(ExpiryDays.parse(when)).isEmpty();
    }
}

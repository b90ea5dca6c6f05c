package io.cronsupportbundle.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {
    @Test
    void isGrantedByTheOneWord() {
        assertThat(Consent.of("granted")).isInstanceOf(Consent.Granted.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Granted", "granted ", " granted", "true", "1", "yes", "granted\n", "not granted"})
    void isWithheldByAnythingElse(String setting) {
        assertThat(Consent.of(setting)).isInstanceOf(Consent.Withheld.class);
    }

    @Test
    void doesNotRepeatTheSetting() {
        assertThat(Consent.of("something-else")).hasToString(
                "Withheld[reason=SUPPORT_BUNDLE_CONSENT is set, but not to \"granted\"]");
    }

    @Test
    void cannotBeGrantedByAnybodyElse() {
        assertThat(Consent.Granted.class.getConstructors()).isEmpty();
    }
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldPasswordTest {
    private final Redacting redacting = Redacting.with(new ToldPassword());

    @ParameterizedTest
    @ValueSource(strings = {
        "Password for user admin: s3cret1",
        "The generated password for 'admin' is 's3cret'",
        "the password is s3cret1x as agreed",
        "Unseal Key 1: s3cret1x",
        "password is: s3cret1"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "password is incorrect",
        "invalid password for user x1, token expired",
        "the password for x is not set",
        "password authentication failed: SQLSTATE28P01",
        "password is {password1}"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

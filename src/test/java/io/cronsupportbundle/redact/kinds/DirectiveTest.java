package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectiveTest {
    private final Redacting redacting = Redacting.with(new Directive());

    @ParameterizedTest
    @ValueSource(strings = {
        "requirepass s3cret",
        "bindpw s3cret",
        "  masterauth s3cret",
        "ENV DB_PASSWORD s3cret",
        "setenv TOKEN s3cret",
        "set PGPASSWORD \"s3cret\"",
        "password s3cret1;",
        "proxy_set_header X-Auth-Token s3cret;",
        "stats auth admin:s3cret",
        "user a insecure-password s3cret"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "token expired",
        "password incorrect",
        "set password policy",
        "ENV PATH /usr/bin",
        "the password s3cret",
        "password = s3cret",
        "--password s3cret",
        "secret my-secret-1 not found"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

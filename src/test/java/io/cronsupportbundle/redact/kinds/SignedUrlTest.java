package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedUrlTest {
    private final Redacting redacting = Redacting.with(new SignedUrl());

    @ParameterizedTest
    @ValueSource(strings = {
        "https://b/k?X-Amz-Signature=s3cret&x=1",
        "https://a/c?sv=1&sig=s3cret",
        "https://hooks.slack.com/services/s3cret/s3cret",
        "https://s/b?X-Goog-Signature=s3cret",
        "GET /x?auth=s3cret9s3cret 200",
        "GET /s?sid=s3cret9s3cret&session_id=s3cret9s3cret",
        "GET /hook?hmac=s3cret9s3cret&shop=x",
        "GET /x?ticket=ST-1-s3cret9s3cret-cas",
        "GET /reset-password/s3cret9s3cret 200",
        "https://discordapp.com/api/webhooks/99887766/s3cret9s3cret",
        "redirect_uri=https%3A%2F%2Fx%2Fcb%3Fcode%3Ds3cret9s3cret%26state%3D1"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://b/k?design=x",
        "https://hooks.slack.com/",
        "sig=x",
        "GET /x?auth=basic 200",
        "GET /x?sid=5&otp=on",
        "GET /reset-password/confirmation 200"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }
}

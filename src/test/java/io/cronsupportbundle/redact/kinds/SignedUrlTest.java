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
        "https://s/b?X-Goog-Signature=s3cret"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://b/k?design=x",
        "https://hooks.slack.com/",
        "sig=x"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }
}

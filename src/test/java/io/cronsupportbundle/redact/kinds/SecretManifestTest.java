package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretManifestTest {
    private final Redacting redacting = Redacting.with(new SecretManifest());

    @ParameterizedTest
    @ValueSource(strings = {
        "x {\"kind\":\"Secret\",\"data\":{\"a\":\"s3cret\",\"b\":\"s3cret\"}} y",
        "x {\"data\":{\"a\":\"s3cret\"},\"kind\":\"Secret\"} y",
        "{\\\"stringData\\\":{\\\"a\\\":\\\"s3cret\\\"},\\\"kind\\\":\\\"Secret\\\"} y"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x {\"kind\":\"ConfigMap\",\"data\":{\"a\":\"b\"}} y",
        "x {\"type\":\"Secret\",\"data\":{\"a\":\"b\"}} y",
        "x \"stringData\" y",
        "x \"kind\":\"Secret\" y"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }
}

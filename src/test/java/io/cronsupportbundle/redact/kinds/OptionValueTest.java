package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionValueTest {
    private final Redacting redacting = Redacting.with(new OptionValue());

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"args\":[\"--password\",\"s3cret\"]}",
        "{\"command\":[\"run\",\"-api-token\",\"s3cret\",\"--x\"]}",
        "[[\"--db-password\",\"s3cret\"]]"
    })
    void masksSecrets(String text) {
        assertThat(redacting.json(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"args\":[\"--password\",\"--x\"]}",
        "{\"args\":[\"--secret-name\",\"x\"]}",
        "{\"args\":[\"--password=y\",\"x\"]}",
        "{\"args\":[\"password\",\"x\"]}",
        "{\"args\":[\"--password\"],\"b\":\"x\"}",
        "{\"args\":[\"--password\",{\"a\":\"x\"}]}"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.json(text)).doesNotContain("***HIDDEN***");
    }
}

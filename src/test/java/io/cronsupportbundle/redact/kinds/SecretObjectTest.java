package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretObjectTest {
    private final Redacting redacting = Redacting.with(new SecretObject());

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"password\":{\"value\":\"s3cret\"}}",
        "{\"tokens\":[{\"value\":\"s3cret\"}]}",
        "{\"passwords\":{\"alice\":\"s3cret\"}}",
        "{\"Jwt\":{\"Key\":\"s3cret\"}}",
        "{\"ConnectionStrings\":{\"Default\":\"s3cret\"}}"
    })
    void masksSecrets(String text) {
        assertThat(redacting.json(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"password\":{\"type\":\"string\",\"description\":\"x\"}}",
        "{\"passwordSecret\":{\"name\":\"a\",\"key\":\"b\"}}",
        "{\"a\":{\"value\":\"b\"}}",
        "{\"secret\":{\"secretName\":\"a\"}}"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.json(text)).doesNotContain("***HIDDEN***");
    }
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;

class SensitiveFieldTest {
    private final Redacting redacting = Redacting.with(new SensitiveField());

    @Test
    void masksTextsByTheNameOfTheirField() {
        assertThat(redacting.json("{\"a\":{\"clientSecret\":\"s3cret\",\"passwords\":[\"s3cret\",\"s3cret\"]},\"secretName\":\"db\"}"))
                .doesNotContain("s3cret").contains("\"secretName\": \"db\"");
    }

    @Test
    void leavesNumbersFlagsAndReferencesAlone() {
        String json = "{\"automountServiceAccountToken\":true,\"tokens\":7,\"imagePullSecrets\":[{\"name\":\"regcred\"}],\"password\":null,\"token\":\"\"}";

        assertThat(redacting.json(json).replaceAll("\\s", "")).isEqualTo(json);
    }

    @Test
    void sparesTheNameOfTheSecretThatACertificateIsFrom() {
        assertThat(redacting.json("[{\"source\":{\"secret\":\"tls\",\"namespace\":\"app\"}}]")).contains("\"secret\": \"tls\"");
        assertThat(redacting.json("{\"values\":{\"source\":{\"secret\":\"s3cret\"}}}")).doesNotContain("s3cret");
        assertThat(redacting.json("{\"source\":{\"clientSecret\":\"s3cret\",\"x\":{\"secret\":\"s3cret\"}}}")).doesNotContain("s3cret");
    }
}

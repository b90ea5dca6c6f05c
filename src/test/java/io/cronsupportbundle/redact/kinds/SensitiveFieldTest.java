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
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;

class ConfigMapDataTest {
    private final Redacting redacting = Redacting.with(new ConfigMapData());

    private static final String MAP = "{\"kind\":\"%s\",\"data\":{\"smtp.password\":\"s3cret\",\"token.txt\":\"s3cret\",\"mode\":\"fast\"},\"binaryData\":{\"my.token\":\"czNjcmV0\"}}";

    @Test
    void masksEntriesByName() {
        assertThat(redacting.json(MAP.formatted("ConfigMap"))).doesNotContain("s3cret").doesNotContain("czNjcmV0").contains("\"mode\": \"fast\"");
    }

    @Test
    void masksEntriesThatComeBeforeTheKind() {
        String nested = "{\"data\":{\"smtp.password\":\"s3cret\"},\"kind\":\"ConfigMap\"}";

        assertThat(redacting.json("{\"a\":" + quoted(nested) + "}")).doesNotContain("s3cret");
        assertThat(redacting.json(nested)).doesNotContain("s3cret");
    }

    @Test
    void leavesOtherKindsAlone() {
        assertThat(redacting.json(MAP.formatted("Thing"))).contains("s3cret");
    }

    private static String quoted(String json) {
        return "\"" + json.replace("\"", "\\\"") + "\"";
    }
}

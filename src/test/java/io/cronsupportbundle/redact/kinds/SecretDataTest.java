package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;

class SecretDataTest {
    private final Redacting redacting = Redacting.with(new SecretData());

    @Test
    void masksEverythingThatASecretHolds() {
        assertThat(redacting.json("{\"kind\":\"Secret\",\"metadata\":{\"name\":\"n\"},\"data\":{\"a\":\"s3cret\",\"b\":\"\"},\"stringData\":{\"c\":\"s3cret\"}}"))
                .doesNotContain("s3cret").contains("\"name\": \"n\"").contains("\"b\": \"\"");
    }

    @Test
    void masksSecretsInsideOfOtherObjects() {
        assertThat(redacting.json("{\"kind\":\"Template\",\"objects\":[{\"data\":{\"a\":\"s3cret\"},\"kind\":\"Secret\"}],\"data\":{\"x\":\"y\"}}"))
                .doesNotContain("s3cret").contains("\"x\": \"y\"");
    }

    @Test
    void masksTheCopyInAnAnnotation() {
        String copy = "{\\\"data\\\":{\\\"a\\\":\\\"s3cret\\\"},\\\"kind\\\":\\\"Secret\\\"}";

        assertThat(redacting.json("{\"metadata\":{\"annotations\":{\"last-applied\":\"" + copy + "\"}}}")).doesNotContain("s3cret")
                .contains("\"{\\\"data\\\":{\\\"a\\\":\\\"***HIDDEN***\\\"},\\\"kind\\\":\\\"Secret\\\"}\"");
    }

    @Test
    void masksItemsOfLists() {
        assertThat(redacting.json("{\"kind\":\"SecretList\",\"items\":[{\"kind\":\"Secret\",\"data\":{\"a\":\"s3cret\"}}]}")).doesNotContain("s3cret");
    }
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;

class NamedValueTest {
    private final Redacting redacting = Redacting.with(new NamedValue());

    @Test
    void masksTheValueBesideASensitiveName() {
        assertThat(redacting.json("{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"s3cret\"},{\"name\":\"PORT\",\"value\":\"80\"}]}"))
                .doesNotContain("s3cret").contains("\"value\": \"80\"");
    }

    @Test
    void masksWhateverTheOrderAndTheNameOfTheMember() {
        assertThat(redacting.json("[{\"value\":\"s3cret\",\"name\":\"API_TOKEN\"},{\"Key\":\"API_TOKEN\",\"Value\":\"s3cret\"},{\"name\":\"x\",\"value\":\"s3cret\",\"key\":\"TOKEN\"}]"))
                .doesNotContain("s3cret");
    }

    @Test
    void masksNumbersToo() {
        assertThat(redacting.json("{\"name\":\"DB_PASSWORD\",\"value\":123456}")).contains("\"value\": \"***HIDDEN***\"");
    }

    @Test
    void masksPairsInCopies() {
        String copy = "{\\\"env\\\":[{\\\"value\\\":\\\"s3cret\\\",\\\"name\\\":\\\"DB_USER\\\"},{\\\"name\\\":\\\"x\\\",\\\"value\\\":\\\"s3cret\\\",\\\"key\\\":\\\"TOKEN\\\"}]}";

        assertThat(redacting.json("{\"last\":\"" + copy + "\"}")).doesNotContain("s3cret").contains("DB_USER");
    }
}

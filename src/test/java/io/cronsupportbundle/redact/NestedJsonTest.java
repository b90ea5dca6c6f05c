package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NestedJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Redactor REDACTOR = Redacting.withAllRules().redactor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{ \"a\" :1.50, \"password\" : \"s3cret\",\"b\":[ ] } | { \"a\" :1.50, \"password\" : \"***HIDDEN***\",\"b\":[ ] }",
        "{\"x\":\"\\u0041\\/<&>\",\"token\":\"s3\\\"cret\"}   | {\"x\":\"\\u0041\\/<&>\",\"token\":\"***HIDDEN***\"}",
        "[{\"value\":\"s3cret\",\"name\":\"DB_PASSWORD\"}]    | [{\"value\":\"***HIDDEN***\",\"name\":\"DB_PASSWORD\"}]",
        "{\"data\":{\"a\":\"s3cret\"},\"kind\":\"Secret\"}    | {\"data\":{\"a\":\"***HIDDEN***\"},\"kind\":\"Secret\"}",
        "{\"data\":{\"a\":\"open\"},\"kind\":\"Other\"}       | {\"data\":{\"a\":\"open\"},\"kind\":\"Other\"}",
        "{\"u\":\"x postgres://u:s3cret@h y\"}                | {\"u\":\"x postgres://***HIDDEN***:***HIDDEN***@h y\"}",
        "{\"name\":\"DB_PASSWORD\",\"value\":42}              | {\"name\":\"DB_PASSWORD\",\"value\":\"***HIDDEN***\"}",
        "{\"password\":\"\",\"token\":null}                   | {\"password\":\"\",\"token\":null}",
        "{\"a\":1} {\"password\":\"s3cret\"}                  | {\"a\":1} {\"password\":\"***HIDDEN***\"}"
    })
    void changesNothingButWhatItMasks(String text, String expected) {
        assertThat(redact(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void looksIntoStringsInsideOfStrings(int levels) throws JsonProcessingException {
        String text = "{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"s3cret\"}],\"keep\":\"this\"}";
        for (int i = 0; i < levels; i++) {
            text = JSON.writeValueAsString(JSON.createObjectNode().put("copy", text));
        }

        assertThat(redact(text)).doesNotContain("s3cret").contains("this").contains("DB_PASSWORD");
    }

    @Test
    void masksWhatIsNestedTooDeeplyToBeRead() throws JsonProcessingException {
        String text = "{\"x\":\"s3cret\"}";
        for (int i = 0; i < 16; i++) {
            text = JSON.writeValueAsString(JSON.createArrayNode().add(text));
        }

        assertThat(redact(text)).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"password\":\"s3cret\"", "{password: s3cret}", "{\"a\":}{\"password\":\"s3cret\"}", "[\"token=s3cret\"", "{\"password\":\"s3cret\",}"})
    void readsBrokenJsonAsText(String text) {
        assertThat(redact(text)).doesNotContain("s3cret");
    }

    @Test
    void readsBracketsWithoutEndAsText() {
        String text = "[".repeat(5_000) + "{\"name\":\"DB_PASSWORD\",\"value\":\"s3cret\"}" + "]".repeat(5_000);

        assertThat(redact(text)).doesNotContain("s3cret");
    }

    @Test
    void takesTimeInProportionToTheSecrets() {
        String text = "{" + "\"password\":\"s3cret\",".repeat(400_000) + "\"a\":1}";

        String redacted = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> redact(text));

        assertThat(redacted).doesNotContain("s3cret").endsWith("\"a\":1}");
    }

    private static String redact(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return new String(new StringRedaction(REDACTOR, new RedactionCounts(), 1).redact(utf8, 0, utf8.length),
                StandardCharsets.UTF_8);
    }
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedPairTest {
    private final Redacting redacting = Redacting.with(new NamedPair());

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"name\":\"DB_PASSWORD\",\"value\":\"s3cret\"}",
        "x {\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"s3cret\\\"} y",
        "{\\\\\\\"name\\\\\\\":\\\\\\\"DB_PASSWORD\\\\\\\",\\\\\\\"value\\\\\\\":\\\\\\\"s3cret\\\\\\\"}",
        "{ \"name\" : \"DB_PASSWORD\" , \"value\" : \"s3cret\" }",
        "{name: DB_PASSWORD, value: s3cret}",
        "{Name:DB_PASSWORD Value:s3cret ValueFrom:nil}",
        "{'name': 'DB_PASSWORD', 'value': 's3cret'}",
        "{\"name\":\"API_TOKEN\",\"value\":\"a \\\"s3cret\\\" b\"}",
        "{\"name\":\"DB_USER\",\"value\":\"s3cret",
        "\"name\": \"DB_PASSWORD\",\n   \"value\": \"s3cret\"\n",
        "\"name\": \"DB_PASSWORD\"\r\n\"value\": \"s3cret\"\r\n",
        "- name: DB_PASSWORD\n  value: s3cret\n",
        "- name: \"DB_PASSWORD\"\n  value: 's3cret'\n",
        "{\"name\":\"X-Vault-Tok-Key\",\"values\":[\"s3cret9\",\"s3cret9\"]}",
        "x {\"setting\": \"smtp_password\", \"val\": \"s3cret9\"}, y",
        "x {\"option\": \"api_key\", \"current_value\": \"s3cret9\"}",
        "x {\"key\": \"db.password\", \"currentValue\": \"s3cret9\", \"defaultValue\": \"\"}",
        "x {\"id\": \"clientSecret\", \"content\": \"s3cret9\"}",
        "x {\"name\": \"X-Health-Check-Key\", \"value\": \"s3cret9\"}",
        "x [[\"Accept\",\"x\"], [\"Cookie\", \"s=s3cret9\"]], \"body\"",
    })
    void masksTheValueOfASensitiveName(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @Test
    void leavesEveryOtherByteAlone() {
        assertThat(redacting.text("[{\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"s3\\\\\\\"cret\\\"},{\\\"name\\\":\\\"A\\\",\\\"value\\\":\\\"b\\\"}]"))
                .isEqualTo("[{\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"***HIDDEN***\\\"},{\\\"name\\\":\\\"A\\\",\\\"value\\\":\\\"b\\\"}]");
        assertThat(redacting.text("- name: DB_PASSWORD\r\n  value: x y z\r\n- name: A\r\n  value: b\r\n"))
                .isEqualTo("- name: DB_PASSWORD\r\n  value: ***HIDDEN***\r\n- name: A\r\n  value: b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"LOG_LEVEL\",\"value\":\"debug\"}", "hostname: DB_PASSWORD, value: x", "name: DB_PASSWORD",
        "\"name\": \"DB_PASSWORD\",\n\"valueFrom\": {\n\"x\": \"y\"", "\"name\": \"DB_PASSWORD\",\n\"x\": 1,\n\"value\": \"y\"",
        "{\"name\":\"DB_PASSWORD\",\"value\":null}", "{\"name\":\"DB_PASSWORD\",\"value\":{\"a\":1}}", "name:", "name\"", "name\\",
        "{\"name\":\"user\",\"content\":\"hello\"}", "{\"id\":\"user-1\",\"content\":\"hello\"}", "{\"id\":\"sessions\",\"values\":[\"a\",\"b\"]}", "{\"key\":\"kubernetes.io/os\",\"operator\":\"In\",\"values\":[\"linux\"]}", "x {\"key\": \"password\", \"path\": \"pw\"}", "[\"a\",\"Cookie policy\",\"x\"]"})
    void leavesOtherPairsAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "7"})
    void findsPairsBehindEachOther(int between) {
        String text = ("{\"name\":\"A\",\"value\":\"b\"},".repeat(between) + "{\"name\":\"X_TOKEN\",\"value\":\"s3cret\"},").repeat(3);

        assertThat(redacting.text(text)).doesNotContain("s3cret").contains(between == 0 ? "X_TOKEN" : "\"b\"");
    }
}

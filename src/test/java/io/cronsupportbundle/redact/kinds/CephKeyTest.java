package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CephKeyTest {
    private final Redacting redacting = Redacting.with(new CephKey());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "key = AQBdVfZeAAAAABAAdrqVvHlbkA4tMpKJZ5x7Yw== | key = ***HIDDEN***",
        "\"key\": \"AQBdVfZeAAAAABAAdrqVvHlbkA4tMpKJZ5x7Yw==\" | \"key\": \"***HIDDEN***\"",
        "{\"entity\":\"osd.0\",\"key\":\"ABCxyzABCxyzABC/foo/bar12345/BAZAABBCC==\"} | {\"entity\":\"osd.0\",\"key\":\"***HIDDEN***\"}"
    })
    void masksKeys(String line, String expected) {
        assertThat(redacting.text(line)).isEqualTo(expected);
    }

    @Test
    void masksTheKeyBelowAnEntity() {
        assertThat(redacting.text("[{\n  \"entity\": \"osd.1\",\n  \"key\": \"ABCxyzABCxyzABC/foo/bar12345/BAZAABBCC==abc\"\n}]"))
                .isEqualTo("[{\n  \"entity\": \"osd.1\",\n  \"key\": \"***HIDDEN***\"\n}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a == b", "AQ==", "if (x==AQBdVfZeAAAAABAAdrqVvHlbkA4tMpKJZ5x7Yw)", "xAQBdVfZeAAAAABAAdrqVvHlbkA4tMpKJZ5x7Yw==",
        "BBBdVfZeAAAAABAAdrqVvHlbkA4tMpKJZ5x7Yw=="})
    void leavesOtherTextAlone(String line) {
        assertThat(redacting.text(line)).isEqualTo(line);
    }
}

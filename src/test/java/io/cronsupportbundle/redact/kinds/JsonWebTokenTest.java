package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebTokenTest {
    private final Redacting redacting = Redacting.with(new JsonWebToken());

    private static final String HEADER = "eyJhbGciOiJIUzI1NiJ9";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bearer {h}.eyJzdWIiOiIxIn0.c2ln-_x end | bearer ***HIDDEN*** end",
        "t={h}.eyJzdWIiOiIxIn0.                 | t=***HIDDEN***",
        "({h}.eyJzdWIiOiIxIn0)                  | (***HIDDEN***)",
        "{h}.eyJzdWIiOiIxIn0.a,{h}.eyJzdWIiOiIxIn0.b | ***HIDDEN***,***HIDDEN***"
    })
    void masksTokens(String line, String expected) {
        assertThat(redacting.text(line.replace("{h}", HEADER))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyj", "eyJhbGci", "eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiJ9.short", "heyjude.what.ever", "eyJ.a.b"})
    void leavesOtherWordsAlone(String line) {
        assertThat(redacting.text(line)).isEqualTo(line);
    }
}

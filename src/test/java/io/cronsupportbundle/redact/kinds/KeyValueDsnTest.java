package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValueDsnTest {
    private final Redacting redacting = Redacting.with(new KeyValueDsn());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Server=db;Database = acc ;User ID=me;Password=s3 cret;x=1 | Server=***HIDDEN***;Database = ***HIDDEN***;User ID=***HIDDEN***;Password=***HIDDEN***;x=1",
        "Data Source=db;                                           | Data Source=***HIDDEN***;",
        "Uid=me;Pwd=s3cret;                                        | Uid=***HIDDEN***;Pwd=***HIDDEN***;",
        "ingress-server = x;                                       | ingress-server = ***HIDDEN***;",
        "location = /x;                                            | location = ***HIDDEN***;"
    })
    void masksValuesThatEndWithASemicolon(String line, String expected) {
        assertThat(redacting.text(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server=db", "location /x {", "server: db;", "uid=", "database;", "pwd=;"})
    void leavesOtherLinesAlone(String line) {
        assertThat(redacting.text(line)).isEqualTo(line);
    }
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverDsnTest {
    private final Redacting redacting = Redacting.with(new DriverDsn());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "me:s3cret@tcp(db:3306)/acc?x=1   | ***HIDDEN***:***HIDDEN***@tcp(***HIDDEN***:3306)/***HIDDEN***",
        "dsn is me:s3cret@tcp(db)/acc end | dsn is ***HIDDEN***:***HIDDEN***@tcp(***HIDDEN***)/***HIDDEN*** end",
        "dsn=me:s3:c/ret@tcp(db)/acc      | dsn=***HIDDEN***:***HIDDEN***@tcp(***HIDDEN***)/***HIDDEN***",
        "me:s3@cret@unix(/run/s.sock)/acc | ***HIDDEN***:***HIDDEN***@unix(***HIDDEN***)/***HIDDEN***",
        "mysql://me:s3cret@tcp(db)/acc    | mysql://***HIDDEN***:***HIDDEN***@tcp(***HIDDEN***)/***HIDDEN***",
        "me:s3cret@(db:3306)/acc          | ***HIDDEN***:***HIDDEN***@(***HIDDEN***:3306)/***HIDDEN***",
        "root@tcp(db:1)/                  | ***HIDDEN***@tcp(***HIDDEN***:1)/"
    })
    void masksEveryPart(String line, String expected) {
        assertThat(redacting.text(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen on tcp(db:3306)", "me@tcp", "me:x@udp(h)/d"})
    void leavesOtherLinesAlone(String line) {
        assertThat(redacting.text(line)).isEqualTo(line);
    }

    @Test
    void masksPasswordsWithSpaces() {
        assertThat(redacting.text("me:s3 cr et@tcp(db)/acc")).doesNotContain("s3").doesNotContain("cr").doesNotContain("et@");
    }
}

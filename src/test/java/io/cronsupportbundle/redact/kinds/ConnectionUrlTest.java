package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {
    private final Redacting redacting = Redacting.with(new ConnectionUrl());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://me:s3cret@host:8443                | https://***HIDDEN***:***HIDDEN***@host:8443",
        "postgres://me:s3cret@db:5432/acc?x=1       | postgres://***HIDDEN***:***HIDDEN***@***HIDDEN***:5432/***HIDDEN***",
        "redis://:s3cret@cache                      | redis://:***HIDDEN***@cache",
        "https://s3cret@host/x                      | https://***HIDDEN***@host/x",
        "amqp://me:s3@cr@et@mq/v                    | amqp://***HIDDEN***:***HIDDEN***@***HIDDEN***/***HIDDEN***",
        "mongodb://me:s3/cr/et@db/x                 | mongodb://***HIDDEN***:***HIDDEN***@***HIDDEN***/***HIDDEN***",
        "http://my user:s3 cret@host:80             | http://***HIDDEN***:***HIDDEN***@host:80",
        "http://me:s3{c}ret@host                    | http://***HIDDEN***:***HIDDEN***@host",
        "http://me:s3<c>ret@host                    | http://***HIDDEN***:***HIDDEN***@host",
        "a http://a:s3cret@b c https://d:s3cret@e f | a http://***HIDDEN***:***HIDDEN***@b c https://***HIDDEN***:***HIDDEN***@e f",
        "x=\"ftp://me:s3cret@host\" y               | x=\"ftp://***HIDDEN***:***HIDDEN***@host\" y"
    })
    void masksUserInfo(String line, String expected) {
        assertThat(redacting.text(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host:8443/path", "http://host/a@b", "http://host/?q=a@b", "http://host:80/x:y@z", "://me:x@h", "a://",
        "postgres://db:5432/acc", "http://h:80 and http://k", "file:///etc/x"})
    void leavesUrlsWithoutUserInfoAlone(String line) {
        assertThat(redacting.text(line)).isEqualTo(line);
    }
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
    private final Redacting redacting = Redacting.with(new Assignment());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "DB_PASSWORD=s3cret                     | DB_PASSWORD=***HIDDEN***",
        "--password=s3cret --v=4                | --password=***HIDDEN*** --v=4",
        "--api-token s3cret rest                | --api-token ***HIDDEN*** rest",
        "password: s3cret                       | password: ***HIDDEN***",
        "password : s3cret, user: u             | password : ***HIDDEN***, user: u",
        "\"clientSecret\": \"s3 cr,et\", \"a\": 1 | \"clientSecret\": \"***HIDDEN***\", \"a\": 1",
        "{\"password\":\"s3\\\"cret\"}          | {\"password\":\"***HIDDEN***\"}",
        "{\\\"password\\\":\\\"s3cret\\\"}      | {\\\"password\\\":\\\"***HIDDEN***\\\"}",
        "pwd='s3 cret'                      | pwd='***HIDDEN***'",
        "Authorization: Bearer abc.def          | Authorization: Bearer ***HIDDEN***",
        "Authorization: Basic dTpw              | Authorization: Basic ***HIDDEN***",
        "?token=s3cret&x=1                      | ?token=***HIDDEN***&x=1",
        "api_key := s3cret                      | api_key := ***HIDDEN***",
        "secret=>s3cret                         | secret=>***HIDDEN***",
        "token = s3cret token = t               | token = ***HIDDEN*** token = ***HIDDEN***",
        "Set-Cookie: sid=s3cret; Path=/         | Set-Cookie: ***HIDDEN***; Path=/",
        "password=\"unclosed s3cret             | password=\"***HIDDEN***",
    })
    void masksWhatIsAssigned(String line, String expected) {
        assertThat(redacting.text(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretName: db-credentials-ref", "tokenTTL=30", "password", "password=", "invalid password for user", "token",
        "password: null", "secret: {", "password=${PASSWORD}", "passwords are checked = yes", "GET /token HTTP/1.1", "tokenReview: done",
        "password:", "secretKeyRef: x"})
    void leavesLinesWithoutAValueAlone(String line) {
        assertThat(redacting.text(line)).isEqualTo(line);
    }
}

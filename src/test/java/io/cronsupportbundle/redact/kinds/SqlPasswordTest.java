package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlPasswordTest {
    private final Redacting redacting = Redacting.with(new SqlPassword());

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE USER a IDENTIFIED BY 's3cret'",
        "IDENTIFIED WITH caching_sha2_password BY 's3cret'",
        "ALTER ROLE a WITH PASSWORD 's3cret'",
        "PASSWORD('s3cret')",
        "12 Query SET PASSWORD FOR 'a'@'%' = 's3cret'",
        "ALTER USER a IDENTIFIED BY 'Zz9' REPLACE 's3cret'",
        "ALTER USER a PASSWORD \\\"s3cret\\\""
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "identified by its name",
        "SELECT password FROM a",
        "password policy",
        "identified by (x)",
        "SELECT replace 'a' WITH 'b'",
        "password for a = b"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

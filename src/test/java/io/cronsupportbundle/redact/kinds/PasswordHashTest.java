package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private final Redacting redacting = Redacting.with(new PasswordHash());

    @ParameterizedTest
    @ValueSource(strings = {
        "me:$2y$10$s3cretabcdefghijklmnopqrstuvwxyz012345",
        "x $6$salt$s3cretabcdefghijklmnop",
        "$argon2id$v=19$m=65536$s3cretabcdefghijk",
        "{SSHA}s3cretabcdefghijklmnopqrst",
        "pbkdf2_sha256$1000$s3cretabcdefghijklmnop"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "costs $5$ or $6$ each",
        "echo $1$2",
        "$2a$",
        "*v1.Pod *bool *apps.Deployment",
        "* 2001 *dead",
        "md5 d41d8cd98f00b204e9800998ecf8427e md5:d41d8cd98f00b204e9800998ecf8427e",
        "xmd5d41d8cd98f00b204e9800998ecf8427e",
        "*bc9e85a7bc9e85a7bc9e85a7bc9e85a7bc9e85a7"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "E USER 'x'@'%' IDENTIFIED WITH 'mysql_native_password' AS '*BC9E85A7BC9E85A7BC9E85A7BC9E85A7BC9E85A7' REQUIRE NONE",
        "| root | localhost | *A23C0D8EA23C0D8EA23C0D8EA23C0D8EA23C0D8E |",
        "| app  | %         | $A$005$j1ybP6qej1ybP6qej1ybP6qej1ybP6qej1ybP6qe |",
        " authentication_string: *0E0DECF40E0DECF40E0DECF40E0DECF40E0DECF4",
        " postgres | md5919356eb919356eb919356eb919356eb",
        " app      | SCRAM-SHA-256$4096:qpfUmvUXfcqdBqIbLlZANw==$7mNPXB2iA67KP/PyXGlQcYhuiVSn2bycHyLLnq161Ps=:eG229tXq7vR2mK9pLz=",
        "dev:$7$101$ArMLNG1mSoQnlQ8f$klorcl+rUi/lsatfl"
    })
    void masksHashesAsDatabasesPrintThem(String text) {
        assertThat(redacting.text(text)).contains("***HIDDEN***").doesNotContainPattern("[0-9A-Za-z]{20}(?!_)");
    }
}

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
        "$2a$"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFileTest {
    private final Redacting redacting = Redacting.with(new PasswordFile());

    @ParameterizedTest
    @ValueSource(strings = {
        "h:5432:db:me:s3cret",
        "*:*:*:me:s3cret:s3cret",
        "machine h login me password s3cret",
        "default login me password s3cret",
        "machine h\n login me\n password s3cret\n"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "h:5432:db",
        "http://h:5432:x",
        "the machine password is long",
        "machine h\nother\npassword x\n",
        "see h:5432:a:b:c d"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }
}

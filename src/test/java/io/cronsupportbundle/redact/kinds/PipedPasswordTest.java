package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipedPasswordTest {
    private final Redacting redacting = Redacting.with(new PipedPassword());

    @ParameterizedTest
    @ValueSource(strings = {
        "echo s3cret | docker login -u a --password-stdin",
        "echo -n 's3cret' | sudo -S ls",
        "printf 'root:s3cret' | chpasswd",
        "echo 's3cret' | kinit admin@X"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "echo a | grep b",
        "docker login --password-stdin < file",
        "sudo -s",
        "echo a | sort | tee x",
        "kinit admin@X"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

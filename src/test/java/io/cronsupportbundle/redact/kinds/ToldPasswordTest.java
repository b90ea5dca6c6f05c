package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldPasswordTest {
    private final Redacting redacting = Redacting.with(new ToldPassword());

    @ParameterizedTest
    @ValueSource(strings = {
        "Password for user admin: s3cret1",
        "The generated password for 'admin' is 's3cret'",
        "the password is s3cret1x as agreed",
        "Unseal Key 1: s3cret1x",
        "password is: s3cret1",
        "[Note] A temporary password is generated for root@localhost: s3cret1x",
        "Created user admin with password s3cret1x",
        "admin password set to s3cret1x",
        "Setting admin password to s3cret1x",
        "root password -> s3cret1x",
        "password was s3cret1x",
        "PASSWORD elastic = s3cret1x",
        "Enter password:\n  s3cret1x",
        "Your API key is:\ns3cret1x",
        "use the following password to proceed to installation:\n\ns3cret1x0123456789abcdef\n"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "password is incorrect",
        "invalid password for user x1, token expired",
        "the password for x is not set",
        "password authentication failed: SQLSTATE28P01",
        "password is {password1}",
        "password updated. Connected to node01x",
        "Enter password:\nConnected to db01 at last",
        "password policy: strong",
        "the password sha256 digest"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

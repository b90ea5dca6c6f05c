package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandArgumentTest {
    private final Redacting redacting = Redacting.with(new CommandArgument());

    @ParameterizedTest
    @ValueSource(strings = {
        "vault login s3cret",
        "vault operator unseal s3cret",
        "vault kv put secret/a any=s3cret b=\"s3cret\"",
        "kubectl create secret generic a --from-literal=any=s3cret",
        "--from-literal any=s3cret",
        "aws configure set aws_secret_access_key s3cret",
        "sqlplus scott/s3cret@db",
        "jdbc:oracle:thin:scott/s3cret@h:1521:x"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "vault status",
        "vault login -method=userpass",
        "--from-literal=",
        "sqlplus -v",
        "jdbc:oracle:thin:@h:1521/x",
        "vault kv put -h"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

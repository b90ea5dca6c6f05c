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
        "jdbc:oracle:thin:scott/s3cret@h:1521:x",
        "rabbitmqctl add_user app s3cret9",
        "rabbitmqctl change_password app s3cret9",
        "rabbitmqctl -n x authenticate_user app s3cret9",
        "redis-server --requirepass s3cret9",
        "mc alias set minio http://minio:9000 admin s3cret9 && mc mb minio/x",
        "mc config host add minio http://minio:9000 AKadmin s3cret9",
        "htpasswd -bc /etc/nginx/.htpasswd admin s3cret9",
        "htpasswd -nbB admin s3cret9",
        "htpasswd -b -B f admin s3cret9",
        "mosquitto_passwd -b /mosquitto/pwfile dev s3cret9",
        "vault server -dev -dev-root-token-id s3cret9",
        "vault server -dev -dev-root-token-id=s3cret9",
        "openvpn --askpass s3cret9",
        "consul kv put app/config/db s3cret9",
        "ngrok config add-authtoken s3cret9",
        "http -a me:s3cret9 GET https://h",
        "1700000000.1 [0 127.0.0.1:1] \"AUTH\" \"s3cret9\"",
        "1700000000.2 [0 h] \"AUTH\" \"default\" \"s3cret9\"",
        "\"HELLO\" \"3\" \"AUTH\" \"u\" \"s3cret9\"",
        "\"CONFIG\" \"SET\" \"requirepass\" \"s3cret9\"",
        "{\"msg\":\"1700 \\\"AUTH\\\" \\\"s3cret9\\\"\"}",
        "AUTH s3cret9",
        "echo -e 'AUTH s3cret9\\r\\nPING\\r\\n' >&3",
        "mongo --eval \"db.auth('root','s3cret9')\"",
        "db.auth(\"root\", \"s3cret9\")",
        "db.changeUserPassword(\"a\", \"s3cret9\")"
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
        "vault kv put -h",
        "AUTH failed",
        "auth failed for user1",
        "AUTH LOGIN",
        "htpasswd -c file user",
        "mc alias set minio",
        "add_user joe failed",
        "rabbitmqctl list_users",
        "db.auth({user: x})",
        "http -a me"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"password", "PASSWORD", "dbPassword", "DB_PASSWORD", "db-password", "db.password", "clientSecret", "client_secret",
        "api-token", "authToken", "tls.key", "apiKey", "API_KEY", "AWS_SECRET_ACCESS_KEY", "aws_access_key_id", "redis-auth", "REDIS_AUTH",
        "DATABASE_URL", "mongoUri", "connectionString", ".dockerconfigjson", "privateKey", "private_key", "signing-key", "bootstrapToken",
        "certKey", "kubeadmToken", "mysqlPass", "Authorization", "Set-Cookie", "jwt", "DSN", "encryptionKeys", "pwd", "HTTPSecret"})
    void namesOfSecretsAreKnown(String name) {
        assertThat(SensitiveNames.field(name)).isTrue();
        assertThat(SensitiveNames.variable(name)).isTrue();
        assertThat(SensitiveNames.configuration(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretName", "tokenTTL", "secretKeyRef", "automountServiceAccountTokenPolicy", "tokenExpirationSeconds",
        "passwordPolicy", "secretNamespace", "key", "keys", "id", "url", "name", "value", "hostname", "monkey", "pass", "bypass",
        "author", "authenticated", "kubernetes.io/metadata.name", "provisioner-secret-name", "passwordless", "tokenizer", "image", "", "ab"})
    void fieldsThatOnlySpeakOfSecretsAreNot(String name) {
        assertThat(SensitiveNames.field(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSWORD_FILE", "MY_TOKEN_TTL", "DATABASE_HOST", "USERNAME", "DB_USER", "AWS_OWNER_ACCOUNT", "AWSSECRETACCESSKEY",
        "ACCESS_KEYID", "APP_SECRETS_PATH", "GOOGLE_CREDENTIALS_JSON", "x_apikey_y"})
    void variablesAreJudgedAsStrictlyAsThePeerDoes(String name) {
        assertThat(SensitiveNames.variable(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOG_LEVEL", "HOME", "PORT", "POD_NAME", "GOGC", "FEATURE_FLAGS", "HOSTNAME"})
    void harmlessVariablesPass(String name) {
        assertThat(SensitiveNames.variable(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx.conf", "mode", "application.yaml", "databaseHost", "log4j.properties", "ca.crt"})
    void harmlessEntriesOfConfigMapsPass(String name) {
        assertThat(SensitiveNames.configuration(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp_password_old", "token.txt", "my-secret-file"})
    void entriesOfConfigMapsAreJudgedByWhatTheirNamesContain(String name) {
        assertThat(SensitiveNames.configuration(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 257, 5_000})
    void longNamesAreJudgedByTheirEnd(int length) {
        assertThat(SensitiveNames.field("x".repeat(length) + "_password")).isTrue();
    }
}

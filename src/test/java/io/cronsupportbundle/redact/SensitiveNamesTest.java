package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"password", "PASSWORD", "dbPassword", "DB_PASSWORD", "db-password", "db.password", "clientSecret", "client_secret",
        "api-token", "authToken", "tls.key", "apiKey", "API_KEY", "AWS_SECRET_ACCESS_KEY", "aws_access_key_id", "redis-auth", "REDIS_AUTH",
        "DATABASE_URL", "mongoUri", "connectionString", ".dockerconfigjson", "privateKey", "private_key", "signing-key", "bootstrapToken",
        "certKey", "kubeadmToken", "mysqlPass", "Authorization", "Set-Cookie", "jwt", "DSN", "encryptionKeys", "pwd", "HTTPSecret", "FERNET_KEY",
        "STRIPE_KEY", "ENC_KEY", "AES_KEY", "COSMOS_KEY", "ROOT_KEY", "JOIN_KEY", "CLUSTER_KEY", "GOSSIP_KEY", "WALLET_KEY", "INGEST_KEY",
        "WRITE_KEY", "XPACK_SECURITY_ENCRYPTIONKEY", "ENCRYPTION_IV", "ENCRYPTION_IV_KEY", "VAPID_PRIVATE", "HMAC", "PEPPER", "OTP_SEED",
        "MNEMONIC", "PRESHARED", "AUTH_HEADER", "SPLUNK_HEC", "SMTP_CRED", "SMTP_CREDS", "GITHUB_PAT", "GH_PAT", "github-pat",
        "fs.azure.account.key.acc.dfs.core.windows.net", "user_key", "routingKeyValue", "xsrfKey", "smtp_password_v2", "passwordA",
        "adminpw", "dbpw", "admin_pw", "password_in", "password_out", "session_id", "session id", "PHPSESSID", "ASP.NET_SessionId",
        "basic.auth.user.info", "X-Health-Check-Key", "httpHeaderValue1", "STRIPE_SK", "AWS_KEY", "NEW_RELIC_LICENSE", "APP_HMAC"})
    void namesOfSecretsAreKnown(String name) {
        assertThat(SensitiveNames.field(name)).isTrue();
        assertThat(SensitiveNames.variable(name)).isTrue();
        assertThat(SensitiveNames.configuration(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretName", "tokenTTL", "secretKeyRef", "automountServiceAccountTokenPolicy", "tokenExpirationSeconds",
        "passwordPolicy", "secretNamespace", "key", "keys", "id", "url", "name", "value", "hostname", "monkey", "pass", "bypass",
        "author", "authenticated", "kubernetes.io/metadata.name", "provisioner-secret-name", "passwordless", "tokenizer", "image", "", "ab",
        "PRIMARY_KEY", "PUBLIC_KEY", "PARTITION_KEY", "SORT_KEY", "CACHE_KEY", "join_key", "clusterKey", "routingKey", "hmac", "MAX_TOKENS",
        "maxTokens", "prompt_tokens", "X-Cache-Key", "X-Idempotency-Key", "auth_header", "PASSWORD_MIN_LENGTH", "httpHeaderName1",
        "user.info", "log_in", "seed", "path", "v2"})
    void fieldsThatOnlySpeakOfSecretsAreNot(String name) {
        assertThat(SensitiveNames.field(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSWORD_FILE", "MY_TOKEN_TTL", "DATABASE_HOST", "USERNAME", "DB_USER", "AWS_OWNER_ACCOUNT", "AWSSECRETACCESSKEY",
        "ACCESS_KEYID", "GOOGLE_CREDENTIALS_JSON", "x_apikey_y"})
    void variablesAreJudgedAsStrictlyAsThePeerDoes(String name) {
        assertThat(SensitiveNames.variable(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOG_LEVEL", "HOME", "PORT", "POD_NAME", "GOGC", "FEATURE_FLAGS", "HOSTNAME", "SECRET_NAME", "APP_SECRETS_PATH",
        "CREDENTIALS_MODE", "PRIMARY_KEY", "SORT_KEY"})
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

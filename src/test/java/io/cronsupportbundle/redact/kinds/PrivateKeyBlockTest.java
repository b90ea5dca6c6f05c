package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;

class PrivateKeyBlockTest {
    private final Redacting redacting = Redacting.with(new PrivateKeyBlock());

    @Test
    void masksTheLinesBetweenTheArmour() {
        assertThat(redacting.text("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA PRIVATE KEY-----\nb\n")).isEqualTo(
                "a\n-----BEGIN RSA PRIVATE KEY-----\n***HIDDEN***\n***HIDDEN***\n-----END RSA PRIVATE KEY-----\nb\n");
    }

    @Test
    void masksKeysThatStandInOneLine() {
        assertThat(redacting.text("key=-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----\\n x")).isEqualTo(
                "key=-----BEGIN PRIVATE KEY-----***HIDDEN***-----END PRIVATE KEY-----\\n x");
    }

    @Test
    void leavesCertificatesAndPublicKeysAlone() {
        String text = "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n-----BEGIN PUBLIC KEY-----\nMIIE\n-----END PUBLIC KEY-----\n";

        assertThat(redacting.text(text)).isEqualTo(text);
    }

    @Test
    void endsAfterMoreLinesThanAKeyHas() {
        String text = "-----BEGIN PRIVATE KEY-----\n" + "abcd\n".repeat(1_000);

        assertThat(redacting.text(text)).startsWith("-----BEGIN PRIVATE KEY-----\n***HIDDEN***\n").endsWith("abcd\nabcd\n");
    }

    @Test
    void masksTwoKeysInOneText() {
        String key = "-----BEGIN EC PRIVATE KEY-----\nMIIE\n-----END EC PRIVATE KEY-----\n";

        assertThat(redacting.text(key + key)).doesNotContain("MIIE");
    }
}

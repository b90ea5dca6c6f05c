package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTokenTest {
    private final Redacting redacting = Redacting.with(new KnownToken());

    @ParameterizedTest
    @ValueSource(strings = {"AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxr-",
        "xoxs-", "sk_live_", "rk_live_", "npm_", "AIza", "hvs."})
    void masksTokensByTheirFirstLetters(String prefix) {
        String token = prefix + "A1b2C3d4".repeat(6);

        assertThat(redacting.text("key \"" + token + "\".")).isEqualTo("key \"***HIDDEN***\".");
        assertThat(redacting.text("x" + token)).isEqualTo("x" + token);
        assertThat(redacting.text(prefix + "A1b2")).isEqualTo(prefix + "A1b2");
    }

    @Test
    void masksFromTheLeastLengthOn() {
        assertThat(redacting.text("AKIA" + "B".repeat(15))).startsWith("AKIA");
        assertThat(redacting.text("AKIA" + "B".repeat(16))).isEqualTo("***HIDDEN***");
    }
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.TokenClass;
import io.cronsupportbundle.redact.Redacting;
import io.cronsupportbundle.redact.Tokens;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    private final Redacting unasked = Redacting.with(new HostName());
    private final Redacting redacting = unasked.with(Tokens.withoutKey(Set.of(TokenClass.HOST)));

    @ParameterizedTest
    @ValueSource(strings = {
        "https://db.example.org:80/x",
        "see a.corp.",
        "db.example.internal up",
        "https://u:p@db.example.org"
    })
    void masksOnlyWhenAsked(String text) {
        assertThat(redacting.text(text)).doesNotContain("10.1.2.3", "db.example", "worker-1", "corp").contains("***HIDDEN***");
        assertThat(unasked.text(text)).doesNotContain("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://web.app.svc.cluster.local",
        "https://localhost:80",
        "http://web/x",
        "file.localized",
        "config.internals",
        "://"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.TokenClass;
import io.cronsupportbundle.redact.Redacting;
import io.cronsupportbundle.redact.Tokens;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostFieldTest {
    private final Redacting unasked = Redacting.with(new HostField());
    private final Redacting redacting = unasked.with(Tokens.withoutKey(Set.of(TokenClass.HOST)));

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"nodeName\":\"worker-1\"}",
        "{\"kind\":\"Node\",\"metadata\":{\"name\":\"worker-1\"}}",
        "{\"rules\":[{\"host\":\"db.example.org\"}],\"tls\":[{\"hosts\":[\"db.example.org\"]}]}",
        "{\"labels\":{\"kubernetes.io/hostname\":\"worker-1\"}}"
    })
    void masksOnlyWhenAsked(String text) {
        assertThat(redacting.json(text)).doesNotContain("10.1.2.3", "db.example", "worker-1", "corp").contains("***HIDDEN***");
        assertThat(unasked.json(text)).doesNotContain("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\"}}",
        "{\"kind\":\"Node\",\"status\":{\"name\":\"x\"}}",
        "{\"hostNetwork\":\"x\"}"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.json(text)).doesNotContain("***HIDDEN***");
    }
}

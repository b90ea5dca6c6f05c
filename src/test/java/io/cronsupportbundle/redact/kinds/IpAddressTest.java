package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.TokenClass;
import io.cronsupportbundle.redact.Redacting;
import io.cronsupportbundle.redact.Tokens;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    private final Redacting unasked = Redacting.with(new IpAddress());
    private final Redacting redacting = unasked.with(Tokens.withoutKey(Set.of(TokenClass.IP)));

    @ParameterizedTest
    @ValueSource(strings = {
        "10.1.2.3",
        "from 10.1.2.3:80",
        "[10.1.2.3]",
        "\"10.1.2.3/24\"",
        "10.1.2.3. Next"
    })
    void masksOnlyWhenAsked(String text) {
        assertThat(redacting.text(text)).doesNotContain("10.1.2.3", "db.example", "worker-1", "corp").contains("***HIDDEN***");
        assertThat(unasked.text(text)).doesNotContain("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1",
        "0.0.0.0",
        "v1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "k8s-1.2.3.4",
        "1.2.3",
        "1.25.0-rc.1",
        "a1.2.3.4"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

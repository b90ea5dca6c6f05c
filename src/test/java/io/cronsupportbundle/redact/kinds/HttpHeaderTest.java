package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHeaderTest {
    private final Redacting redacting = Redacting.with(new HttpHeader());

    @ParameterizedTest
    @ValueSource(strings = {
        "Authorization: Basic s3cret",
        "authorization: Bearer s3cret",
        "Proxy-Authorization: Negotiate s3cret",
        "Authorization: s3cret",
        "Cookie: a=s3cret; b=s3cret",
        "Set-Cookie: sid=s3cret; Path=/",
        "X-Api-Key: s3cret",
        "sent Bearer s3cretEqgXUmrgBYMPPvdJBMEbXccIWoNNinMsvkoH",
        "map[Cookie:[a=s3cret; b=s3cret]]",
        "-H \"Authorization: token s3cret\""
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Accept: text/html",
        "authorization: ",
        "cookie policy: strict"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }
}

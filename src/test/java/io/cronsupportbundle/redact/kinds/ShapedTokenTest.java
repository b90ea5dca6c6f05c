package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapedTokenTest {
    private final Redacting redacting = Redacting.with(new ShapedToken());

    @ParameterizedTest
    @ValueSource(strings = {
        "sk-abcdefghijklmnopqrstT3BlbkFJs3cretabcdefghijklmno",
        "bot 123456789:AAs3cretABCDEFGHIJKLMNOPQRSTUVWXYZ_-a",
        "K100000000000000000000000000000000000000000000000000000000000000000::server:s3cret",
        "SG.abcdefghijklmnopqrstuv.s3cretPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz1",
        "abc8Q~s3cret.abcdefghijklmnopqrstuvw"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "disk0123456789abcdef0123456789abcdef",
        "10:00:aa:bb",
        "00:aa:bb:cc:dd:ee",
        "msg.x",
        "SK0123",
        "x::server:y",
        "T3BlbkFJ"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}

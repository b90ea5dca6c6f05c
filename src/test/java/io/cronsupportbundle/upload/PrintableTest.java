package io.cronsupportbundle.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "PUT https://b.s3.amazonaws.com/k?X-Amz-Signature=SECRET&X-Amz-Date=1 failed",
        "via http://user:SECRET@proxy:3128 failed",
        "X-Amz-Signature=SECRET",
        "Authorization: SECRET",
        "AWSAccessKeyId=SECRET rest",
    })
    void hidesWhatMayBeACredential(String text) {
        assertThat(Printable.line(text)).doesNotContain("SECRET");
    }

    @Test
    void keepsAQuestion() {
        assertThat(Printable.line("Is this the bucket? It is not.")).isEqualTo("Is this the bucket? It is not.");
    }

    @Test
    void makesOneShortLine() {
        assertThat(Printable.line(" a\r\nb\tc\u001b[31m\u2028d ")).isEqualTo("a b c [31m d");
        assertThat(Printable.line("x".repeat(100_000))).hasSize(300).endsWith("…");
    }
}

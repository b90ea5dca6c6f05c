package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for all text rules together.
class TextRedactionTest {
    private static final Redacting REDACTING = Redacting.withAllRules();

    private static final List<String> LINES = List.of("level=info msg=ok", "password=s3cret user=x", "", "dsn postgres://u:s3cret@h/d\r",
            "-----BEGIN PRIVATE KEY-----", "s3cretMIIE", "-----END PRIVATE KEY-----", "\"name\": \"DB_PASSWORD\",", "\"value\": \"s3cret\"",
            "x".repeat(5_000), "\u00e4\u20ac", "tail password: s3cret");

    @Test
    void givesTheSameBytesHoweverTheyArrive() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            byte[] text = randomText(random);
            byte[] whole = REDACTING.text(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

            assertThat(REDACTING.inPieces(text, random)).as("seed %d", seed).isEqualTo(whole);
        }
    }

    private static byte[] randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(200);
        for (int i = 0; i < lines; i++) {
            text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }
        if (random.nextBoolean()) {
            text.append("no line feed at the end");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsEveryByteOfATextWithoutSecrets() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                all.write(first);
                all.write(second);
            }
        }
        byte[] bytes = all.toByteArray();

        assertThat(REDACTING.inPieces(bytes, new Random(1))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n", "a", "a\r\nb\r\n", "a\nb", "\r", "\u0000", "a\n\n\nb\n"})
    void keepsLineEndsAndTheirAbsence(String text) {
        assertThat(REDACTING.text(text)).isEqualTo(text);
    }

    @Test
    void keepsTheBytesAroundASecret() {
        byte[] before = {(byte) 0xFF, 0, (byte) 0xC3, ' '};
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(before);
        line.writeBytes("password=s3cret ".getBytes(StandardCharsets.UTF_8));
        line.writeBytes(before);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(before);
        expected.writeBytes("password=***HIDDEN*** ".getBytes(StandardCharsets.UTF_8));
        expected.writeBytes(before);

        assertThat(REDACTING.inPieces(line.toByteArray(), new Random(2))).isEqualTo(expected.toByteArray());
    }

    @Test
    void looksForOtherSecretsInTheLineThatEndsAnOpenRule() {
        assertThat(REDACTING.text("name: DB_PASSWORD\nsee postgres://u:s3cret@h/d\n")).doesNotContain("s3cret");
        assertThat(REDACTING.text("-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY----- password=s3cret\n")).doesNotContain("s3cret");
    }

    @Test
    void masksOverlappingFindsOnce() {
        assertThat(REDACTING.text("password=postgres://u:s3cret@h/d")).isEqualTo("password=***HIDDEN***");
    }

    static List<String> repeatedTriggers() {
        return List.of("password", "password=", "token-", "a://", "a://b:c/", "a://b:", "@tcp(", "x@tcp(y:", "-eyj", "-eyjhbgciOiJIUzI1NiJ9.",
                "-akia", "-----BEGIN PRIVATE KEY-----", "-----begin ", "pwd=", "uid = ", "name:", "\"name\":\"DB_PASSWORD\",\"value\":\"",
                "name\\", "==", "AQ==", "--secret ", "password=\"", "password=\\\"", "token='", "dsn=@", "secret: [", "\\", "\"");
    }

    @ParameterizedTest
    @MethodSource("repeatedTriggers")
    void takesLinearTimeForEveryLine(String trigger) {
        String line = trigger.repeat(400_000 / trigger.length());

        String redacted = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> REDACTING.text(line));

        assertThat(redacted).isNotEmpty();
    }
}

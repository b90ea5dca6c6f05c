package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the 26 built-in rules of other tools mask is masked here too, in documents and in texts. `s3cret` stands where they mask.
class PeerRulesTest {
    private static final Redacting REDACTING = Redacting.withAllRules();
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Example(String rule, String text) {
        @Override
        public String toString() {
            return rule + ": " + text;
        }
    }

    static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        List<String> names = List.of("AWS_SECRET_ACCESS_KEY", "awsSecretAccessKey", "AWS_ACCESS_KEY_ID", "accesskeyid", "AWS_OWNER_ACCOUNT",
                "OwnerAccount", "PASSWORD", "MY_PASSWORD_OLD", "TOKEN", "x-token-y", "DATABASE", "MY_DATABASE_HOST", "USER", "DB_USERNAME");
        for (String name : names) {
            String pair = "\"name\":\"" + name + "\",\"value\":\"s3cret and s3cret\"";
            examples.add(new Example("1-7, " + name, "{" + pair.replace("\"", "\\\"") + "}"));
            examples.add(new Example("19-25, " + name, "    \"name\": \"" + name + "\",\n    \"value\": \"s3cret and s3cret\"\n"));
        }
        for (String scheme : List.of("http", "https", "ftp", "HTTPS")) {
            examples.add(new Example("8", "x " + scheme + "://s3cret:s3cret@host:80 y"));
            examples.add(new Example("8, spaces", scheme + "://the s3cret:my s3cret@host"));
        }
        examples.add(new Example("9", "s3cret:s3cret@tcp(s3cret:3306)/s3cret?x=s3cret"));
        examples.add(new Example("9, spaces", "the:my s3cret@tcp(s3cret)/s3cret"));
        examples.add(new Example("10", "postgres://s3cret:s3cret@s3cret:5432/s3cret?sslmode=s3cret{s3cret}"));
        examples.add(new Example("10, no user", "redis://:s3cret@s3cret/s3cret"));
        for (String key : List.of("Data Source", "location", "User ID", "password", "Server", "Database", "Uid", "Pwd")) {
            examples.add(new Example("11-18", key + "=s3cret;"));
            examples.add(new Example("11-18", "x" + key.toUpperCase(Locale.ROOT) + " = the s3cret, s3cret; y"));
        }
        String ceph = "AQs3cretAAAAAABAAdrqVvHlbkA4tMpKJZ5x7Y==";
        examples.add(new Example("26", "  \"entity\": \"osd.0\",\n  \"key\": \"" + ceph + "\"\n"));
        return examples;
    }

    /// The rules for installers that are read as documents and as texts.
    @ParameterizedTest
    @ValueSource(strings = {"bootstrapToken", "certKey", "kubeadmToken"})
    void masksFieldsOfInstallers(String field) {
        String document = "{\"spec\":{\"" + field + "\":\"s3cret\"}}";

        assertThat(REDACTING.json(document)).doesNotContain("s3cret");
        assertThat(REDACTING.text(document)).doesNotContain("s3cret");
        assertThat(REDACTING.text("x " + document + " y")).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void masksInTextsWhatOthersMask(Example example) {
        assertThat(REDACTING.text(example.text)).doesNotContain("s3cret").contains(Mask.TEXT);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void masksInDocumentsWhatOthersMask(Example example) throws JsonProcessingException {
        String text = example.text.strip();
        String inside = text.startsWith("{\\") ? text.replace("\\", "") : text.startsWith("\"") ? "{" + text + "}" : JSON.writeValueAsString(text);
        String printed = REDACTING.json("{\"string\":" + JSON.writeValueAsString(text) + ",\"value\":" + inside + "}");

        assertThat(printed).doesNotContain("s3cret").contains(Mask.TEXT);
        assertThat(JSON.readTree(printed).path("string").isTextual()).isTrue();
    }
}

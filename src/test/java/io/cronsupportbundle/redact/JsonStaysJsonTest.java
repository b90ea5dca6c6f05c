package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever stands in the strings of a document, masking must not break the document: not where a name that says secret comes before an
/// escape, nor where a value has no end.
class JsonStaysJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Redacting REDACTING = Redacting.withAllRules();
    private static final List<String> NEXT = List.of("\n  show", "\r\nshow", "\tx", "\u00e4", "\u2028x", "\u001bx", "\u0000", "'", "\"", "\\", " \\\n x", "");

    @ParameterizedTest
    @ValueSource(strings = {"--password", "--token ", "--db-password", "password", "password=", "password: ", "DB_PASSWORD=", "token:", "secret: ", "x='secret: ",
        "echo 'password='", "Authorization:", "Authorization: Bearer ", "Cookie:", "X-Api-Key:", "mysql -h db -u root -p", "redis-cli -h r -a", "sshpass -p",
        "docker login -p", "users are IDENTIFIED BY", "password '", "password \"", "'password':", "\"--password\",", "--from-literal a=", "machine h password ",
        "bad key: -----BEGIN RSA PRIVATE KEY-----", "postgres://u:", "jdbc:oracle:thin:scott/", "<password>", "{\"password\": \"", "password=`", "PASSWORD=$'"})
    void masksInsideOfStrings(String name) throws JsonProcessingException {
        for (String next : NEXT) {
            JsonNode document = JSON.createObjectNode().put("f", "Usage:\n  app " + name + next + "\n").put("user", "joe").put("n", 1);
            String line = JSON.writeValueAsString(document);
            assertThat(JSON.readTree(REDACTING.text(line)).has("user")).isTrue();
            assertThat(JSON.readTree(REDACTING.text(document.toPrettyString())).has("user")).isTrue();
            assertThat(JSON.readTree(REDACTING.text(JSON.writeValueAsString(JSON.createObjectNode().put("msg", line)))).has("msg")).isTrue();
            for (String redacted : REDACTING.text("first\n" + line + "\n" + line + "\nlast\n").lines().filter(one -> one.startsWith("{")).toList()) {
                assertThat(JSON.readTree(redacted).has("user")).as(redacted).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"    Args:\n      --password\n      Xq7vR2mK9pLz\n", "curl \\\n  --token \\\n  Xq7vR2mK9pLz", "export DB_PASSWORD=\\\nXq7vR2mK9pLz\n",
        "[password] => Xq7vR2mK9pLz", "DETAIL:  Key (api_token)=(Xq7vR2mK9pLz) already exists.", "SET PASSWORD FOR 'a'@'%' = 'Xq7vR2mK9pLz'",
        "password........................Xq7vR2mK9pLz", "password=`Xq7vR2mK9pLz`", "PASSWORD=$'Xq7vR2mK9pLz'", "Bearer XqgXUmrgBYMPPvdJBMEbXq7vR2mK9pLz"})
    void findsSecretsInTheLinesOfAString(String text) throws JsonProcessingException {
        assertThat(REDACTING.text(text + "\n")).doesNotContain("Xq7vR2mK9pLz");
        assertThat(REDACTING.text(JSON.writeValueAsString(JSON.createObjectNode().put("file", text)))).doesNotContain("Xq7vR2mK9pLz");
    }

    @Test
    void hidesNothingBehindAKeyThatNeverEnds() throws JsonProcessingException {
        JsonNode event = JSON.createObjectNode().put("message", "bad key: -----BEGIN RSA PRIVATE KEY-----").put("reason", "Failed").put("count", 3);

        JsonNode redacted = JSON.readTree(REDACTING.text(event.toPrettyString()));
        assertThat(redacted.path("reason").asText()).isEqualTo("Failed");
        assertThat(redacted.path("count").asInt()).isEqualTo(3);
    }
}

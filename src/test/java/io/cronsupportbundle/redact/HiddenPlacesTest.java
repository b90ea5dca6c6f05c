package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Places and encodings in which secrets hide from rules that look for a name and a sign. `s3cret` stands for the secret.
class HiddenPlacesTest {
    private static final Redacting REDACTING = Redacting.withAllRules();
    private static final ObjectMapper JSON = new ObjectMapper();


    @ParameterizedTest
    @ValueSource(strings = {
        "db:\n  password: |\n    s3cret\n    s3cret two\n  host: x\n",
        "password: >-\n  s3cret\n\n  s3cret\nhost: x\n",
        "a: 1\nb: {password: s3cret, c: [x]}\n",
        "a: 1\npassword: 's3 s3cret'\n",
        "a: 1\npassword: \"s3 \\\" s3cret\"\n",
        "- value: s3cret\n  name: DB_PASSWORD\n",
        "- name: DB_PASSWORD\n  value: s3cret\n",
        "- {value: s3cret, name: DB_PASSWORD}\n",
        "apiVersion: v1\ndata:\n  any: czNjcmV0s3cret\nkind: Secret\n",
        "apiVersion: v1\nkind: Secret\nstringData:\n  any: |\n    s3cret\n",
        "kind: List\nitems:\n- data:\n    any: s3cret\n  kind: Secret\n",
        "base: &x s3cret\npassword: *x\n",
        "password: &x s3cret\nother: *x\n",
        "args:\n- --password\n- s3cret\n",
        "args: [--token, s3cret]\n",
        "x: 1\nfile: |\n  {\"kind\":\"Secret\",\"data\":{\"a\":\"s3cret\"}}\n",
        "x: 1\nfile: |\n  a: b\n  inner:\n    password: |\n      s3cret\n",
        "# comment password=s3cret\na: b\n",
        "password: s3cret # why\na: [\n",
        "? a\n: {password: s3cret}\n",
    })
    void readsYamlByStructure(String yaml) throws JsonProcessingException {
        assertThat(REDACTING.text(yaml)).doesNotContain("s3cret").contains(Mask.TEXT);
        String document = JSON.writeValueAsString(JSON.createObjectNode().set("data", JSON.createObjectNode().put("values.yaml", yaml)));
        assertThat(REDACTING.json(document)).doesNotContain("s3cret").contains(Mask.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2024-01-01 env {\"value\":\"s3cret\",\"name\":\"DB_PASSWORD\"} end",
        "2024-01-01 env {\\\"value\\\":\\\"s3cret\\\",\\\"name\\\":\\\"DB_PASSWORD\\\"} end",
        "x\n    \"value\": \"s3cret\",\n    \"name\": \"DB_PASSWORD\"\n",
        "log starts\n  - value: s3cret\n    name: DB_PASSWORD\n",
        "Authorization: Digest username=\"s3cret\", response=\"s3cret\"",
        "Authorization: AWS4-HMAC-SHA256 Credential=s3cret/2024, SignedHeaders=host, Signature=s3cret",
        "curl -H 'Authorization: Basic s3cret' -H \"X-Api-Key: s3cret\" https://h",
        "map[Authorization:[Bearer s3cret] Accept:[*/*]]",
        "GET / Cookie: a=s3cret; session=s3cret; c=s3cret",
        "{\"level\":\"info\",\"headers\":{\"Authorization\":[\"Bearer s3cret\"],\"Cookie\":\"a=s3cret; b=s3cret\"}}",
        "curl -u me:s3cret https://h", "curl -s --user me:s3cret https://h", "curl -u 'me:s3 cret s3cret' https://h",
        "exec [\"curl\",\"-u\",\"me:s3cret\",\"https://h\"]", "mysql -h db -ps3cret app", "mysqldump -u root -ps3cret app", "sshpass -p s3cret ssh h",
        "redis-cli -h r -a s3cret ping", "docker login -u me -p s3cret r.io", "run --password s3cret --x", "run -password s3cret",
        "argv: [\"--password\", \"s3cret\"]", "[\"run\",\"--api-token\",\"s3cret\"]", "run --db-password='s3cret'",
        "db.example.org:5432:app:me:s3cret", "*:*:*:me:s3cret", "machine h login me password s3cret", "machine h\n  login me\n  password s3cret\n",
        "[client]\nuser=me\npassword = \"s3cret\"\n",
        "me:$2y$10$s3cretabcdefghijklmnopqrstuvwxyz0123456789012345678", "me:$6$salt$s3cretabcdefghijklmnopqrstuvwxyz",
        "GET https://b.s3.amazonaws.com/k?X-Amz-Algorithm=A&X-Amz-Credential=s3cret%2F2024&X-Amz-Signature=s3cret",
        "https://a.blob.core.windows.net/c?sv=2020&sig=s3cret%3D&se=1",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=s3cret;EndpointSuffix=x",
        "Endpoint=sb://x/;SharedAccessKeyName=Root;SharedAccessKey=s3cret",
        "https://hooks.slack.com/services/T0/B0/s3cret",
        "applied {\"apiVersion\":\"v1\",\"data\":{\"a\":\"s3cret\",\"b\":\"s3cret\"},\"kind\":\"Secret\"} ok",
        "applied {\\\"kind\\\":\\\"Secret\\\",\\\"stringData\\\":{\\\"a\\\":\\\"s3cret\\\"}} ok",
        "{\"msg\":\"applied\",\"object\":{\"data\":{\"any\":\"s3cret\"},\"kind\":\"Secret\"}}",
        "redirect ?next=%2F%3Ftoken%3Ds3cret%26x=1", "{\"msg\":\"x\",\"password\":\"s3cret\",\"n\":1}", "password=s3cret\r\nhost=x\r\n",
        "{\"log\":\"{\\\"password\\\":\\\"s3cret\\\"}\\n\",\"stream\":\"stdout\"}",
        "OPENAI_KEY=sk-proj-s3cretABCDEFGHIJKLMNOPQRSTUV", "kubeadm join 1.2.3.4:6443 --token s3cret --certificate-key s3cret",
        "spring.datasource.password=s3cret", "encryptionKey: s3cret", "masterKey=s3cret", "\"private_key_id\": \"s3cret\"",
        "PGPASSWORD=s3cret psql", "client_secret=s3cret&grant_type=x", "access_token2=s3cret", "passwordValue: s3cret",
    })
    void readsLinesOfLogs(String text) {
        assertThat(REDACTING.text("first line\n" + text + "\nlast line")).doesNotContain("s3cret").contains(Mask.TEXT, "first line\n", "\nlast line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"password\":\"s3cret\",\"a\":1}", "{\"a\":{\"pin_token\":123456,\"password\":987654}}",
        "{\"args\":[\"--password\",\"s3cret\",\"--x\"]}", "{\"log\":\"{\\\"token\\\":\\\"s3cret\\\"}\"}"})
    void keepsJsonLinesParseable(String line) throws JsonProcessingException {
        String redacted = REDACTING.text("{\"first\":1}\n" + line + "\n{\"last\":2}");

        assertThat(redacted).doesNotContain("s3cret", "123456", "987654").contains(Mask.TEXT);
        for (String one : redacted.split("\n", -1)) {
            assertThat(JSON.readTree(one).isObject()).isTrue();
        }
    }

    @Test
    void leavesCountsAndBooleansInSensitiveFields() {
        assertThat(REDACTING.json("{\"tokens\":123456,\"secrets\":5000,\"token\":12,\"automountServiceAccountToken\":true}"))
                .contains("123456", "5000", "12", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password=s3cret", "{\"password\":\"s3cret\"}", "a: b\npassword: s3cret\n", "postgres://u:s3cret@h/d",
        "-----BEGIN RSA PRIVATE KEY-----\ns3cret\n-----END RSA PRIVATE KEY-----\n", "{\"auths\":{\"r.io\":{\"auth\":\"czNjcmV0\"}}}"})
    void decodesBase64(String secret) throws IOException {
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        for (String encoded : new String[] {base64(utf8), base64(base64(utf8).getBytes(StandardCharsets.UTF_8)), base64(gzip(utf8)),
            base64(base64(gzip(utf8)).getBytes(StandardCharsets.UTF_8)), Base64.getUrlEncoder().withoutPadding().encodeToString(utf8),
            base64(secret.getBytes(StandardCharsets.UTF_16LE))}) {
            assertThat(REDACTING.text("x " + encoded + " y")).isEqualTo("x " + Mask.TEXT + " y");
            assertThat(REDACTING.json("{\"binaryData\":{\"x\":\"" + encoded + "\"}}")).doesNotContain(encoded).contains(Mask.TEXT);
        }
    }

    @Test
    void decodesBase64InLines() {
        String text = ("harmless " + "x".repeat(40) + "\n").repeat(4) + "password=s3cret\n";
        String mime = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThat(REDACTING.json("{\"x\":\"" + mime.replace("\r\n", "\\n") + "\"}")).contains("\"x\": \"***HIDDEN***\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "aGFybGVzcyB0ZXh0IHdpdGhvdXQgYW55dGhpbmc=",
        "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0", "/var/lib/kubelet/pods/volumes/kubernetes.io~projected/abcdef",
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJhakNDQVJBCi0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS0K"})
    void leavesHarmlessBase64Alone(String text) {
        assertThat(REDACTING.text(text)).isEqualTo(text);
        assertThat(REDACTING.json("{\"x\":\"" + text + "\"}")).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void readsUtf16(String charset) {
        java.nio.charset.Charset encoding = java.nio.charset.Charset.forName(charset);
        String text = "first \u00e4\ud83d\ude00\r\npassword=s3cret\r\nlast " + "x ".repeat(60_000);
        byte[] bytes = text.getBytes(encoding);

        byte[] redacted = REDACTING.inPieces(bytes, new Random(3));

        assertThat(new String(redacted, encoding)).isEqualTo(text.replace("s3cret", Mask.TEXT));
    }

    @Test
    void findsSecretsAcrossBordersOfChunks() {
        byte[] text = ("x".repeat(65_530) + "\n" + "y ".repeat(40_000) + "password=s3cret\nvalue: s3cret\nname: DB_TOKEN\n").getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 5; seed++) {
            assertThat(new String(REDACTING.inPieces(text, new Random(seed)), StandardCharsets.UTF_8)).doesNotContain("s3cret");
        }
    }

    @Test
    void isDoneAfterOnePass() {
        String text = "password: s3cret\nurl postgres://u:s3cret@h/d\nAuthorization: Bearer s3cret\n{\"token\":\"s3cret\"}\n--password s3cret\n";
        String once = REDACTING.text(text);

        assertThat(REDACTING.text(once)).isEqualTo(once);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}

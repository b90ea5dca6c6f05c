package io.cronsupportbundle.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.analyze.MemoryBundle;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.BundleView;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.redact.Redacting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleAuditTest {
    private static final List<String> SECRETS = List.of("key AKIAABCDEFGHIJKLMNOP end", "ghp_" + "aB3".repeat(12),
            "postgres://me:hunter22@db.example.org/x", "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAabcdefghijklmnop",
            "\"token\": \"aB3dE5fG7hI9jK1lM3nO5pQ7\"", "Authorization: Basic dXNlcjpodW50ZXIyMg==",
            "x eyJhbGciOiJIUzI1NiJ9x.eyJzdWIiOiIxMjM0In0.abcdefghijklmnopqrst y", "me:$2y$10$" + "abcdefghij".repeat(5) + "abc",
            "https://hooks.slack.com/services/T000/B000/abcdefghijklmnop");

    static List<String> secrets() {
        return SECRETS;
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void findsSecretsInEveryEncoding(String secret) throws IOException {
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(utf8);
        for (String text : List.of(secret, "{\"a\":\"" + secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}", base64,
                Base64.getEncoder().encodeToString(base64.getBytes(StandardCharsets.UTF_8)), Base64.getEncoder().encodeToString(gzip(utf8)),
                new String(secret.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1), "x".repeat(262_100) + "\n" + secret)) {
            assertThat(audit(text)).as(text.substring(0, Math.min(60, text.length()))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid: 0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0", "image: x@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "resourceVersion: \"123456789012345678901234567890\"", "web-7d8f9c6b5-x2v4q", "token: ***HIDDEN***", "postgres://***HIDDEN***:***HIDDEN***@h/d",
        "-----BEGIN PRIVATE KEY-----***HIDDEN***-----END PRIVATE KEY-----", "Basic authentication.", "Bearer authentication is required here,",
        "secretName: my-application-secret-Name-with-Words", "tokenHash: aB3dE5fG7hI9jK1lM3nO5pQ7", "http://host:8080/path@x", "http://[::1]:80/a",
        "caBundle: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJhakNDQVJBCi0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS0K", "user:password@host",
        "token: /var/run/secrets/kubernetes.io/serviceaccount/token", "secret: projects/my-project1/secrets/ABCdef", "AKIAIOSFODNN7", "//a:b"})
    void leavesInnocentTextsAlone(String text) throws IOException {
        assertThat(audit(text)).isEmpty();
    }

    @Test
    void findsNothingInWhatHasBeenRedactedOfARealCluster() throws IOException {
        Redacting redacting = Redacting.withAllRules();
        MemoryBundle bundle = MemoryBundle.of();
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "sample"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                bundle.with(file.getFileName().toString(), redacting.text(Files.readString(file)));
            }
        }

        assertThat(bundle.paths()).hasSizeGreaterThan(10);
        assertThat(audit(bundle)).isEmpty();
    }

    @Test
    void allowsWhatIsListedWithAReason() throws IOException {
        List<Problem> problems = new ArrayList<>();
        AllowList allowed = AllowList.read("allow", List.of("# comment", "", "aws-access-key a/*.txt # an example", "* other # all of it"), problems);
        MemoryBundle bundle = MemoryBundle.of().with("a/b.txt", SECRETS.getFirst()).with("b.txt", SECRETS.getFirst()).with("other", SECRETS.getFirst());

        assertThat(problems).isEmpty();
        assertThat(new BundleAudit(allowed).audit(bundle, bundle.paths())).extracting(hit -> hit.path().value()).containsExactly("b.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-access-key a.txt", "aws-access-key a.txt #", "a.txt # why", "one two three # why"})
    void refusesLinesWithoutAReason(String line) {
        List<Problem> problems = new ArrayList<>();
        AllowList.read("allow", List.of(line), problems);

        assertThat(problems).hasSize(1);
    }

    private static List<AuditHit> audit(String text) throws IOException {
        return audit(MemoryBundle.of().with("a", text));
    }

    private static List<AuditHit> audit(BundleView bundle) throws IOException {
        return new BundleAudit(AllowList.EMPTY).audit(bundle, bundle.paths().stream().map(BundlePath::value).map(BundlePath::of).toList());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}

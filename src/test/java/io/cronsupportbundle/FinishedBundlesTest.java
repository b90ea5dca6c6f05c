package io.cronsupportbundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.cli.Main;
import io.cronsupportbundle.cli.Streams;
import io.cronsupportbundle.job.Stop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done with bundles that exist: `audit` finds what `redact` then masks.
class FinishedBundlesTest {
    private final Path directory;
    private final Path bundle;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    FinishedBundlesTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.bundle = Files.createDirectories(directory.resolve("bundle/logs"));
        Files.writeString(directory.resolve("bundle/version.yaml"), "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\n");
        Files.writeString(bundle.resolve("a.log"), "see postgres://me:canary-url@db/x\nmine canary-mine end\nplain\n");
        Files.writeString(bundle.resolve("b.json"), "{ \"password\" :\"canary-field\",\"a\": 1.50 }");
        StringBuilder large = new StringBuilder("{\"kind\":\"List\",\"items\":[");
        for (int i = 0; i < 20_000; i++) {
            large.append("{\"name\":\"pod-").append(i).append("\",\"spec\":{\"args\":[\"--token\",\"canary-large\"]}},");
        }
        Files.writeString(bundle.resolve("large.json"), large + "{}]}");
        Files.write(bundle.resolve("sealed.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0});
    }

    @Test
    void auditFindsWhatRedactMasks() throws IOException {
        Path redacted = directory.resolve("redacted.tar.gz");
        Path redactors = Files.writeString(directory.resolve("redactors.yaml"), """
                apiVersion: troubleshoot.sh/v1beta2
                kind: Redactor
                spec: {redactors: [{fileSelector: {file: logs/*.log}, removals: {regex: [{redactor: '(mine )(?P<mask>\\S+)( end)'}]}}]}
                """);

        assertThat(run("audit", directory.resolve("bundle").toString())).isEqualTo(6);
        assertThat(console()).contains("logs/a.log: url-password", "connection-url").doesNotContain("canary-");
        assertThat(run("redact", directory.resolve("bundle").toString(), "-o", redacted.toString(), "--redactors", redactors.toString())).isZero();
        assertThat(console()).contains("withheld: logs/sealed.gz").doesNotContain("canary-");
        assertThat(run("audit", redacted.toString())).isZero();
        Map<String, String> files = UnpackedBundle.read(redacted);
        assertThat(UnpackedBundle.canaries(files)).isEmpty();
        assertThat(files.get("support-bundle/logs/a.log "))
                .isEqualTo("see postgres://***HIDDEN***:***HIDDEN***@***HIDDEN***/***HIDDEN***\nmine ***HIDDEN*** end\nplain\n");
        assertThat(files.get("support-bundle/logs/b.json ")).isEqualTo("{ \"password\" :\"***HIDDEN***\",\"a\": 1.50 }");
        assertThat(files.get("support-bundle/logs/large.json ")).contains("pod-19999");
    }

    @Test
    void badRedactorsAndUnreadableBundlesEndWithCodesOfTheirOwn() throws IOException {
        Path redactors = Files.writeString(directory.resolve("redactors.yaml"), """
                apiVersion: troubleshoot.sh/v1beta2
                kind: Redactor
                spec:
                  redactors:
                  - removals:
                      regex:
                      - redactor: '(a'
                """);

        assertThat(run("redact", directory.resolve("bundle").toString(), "-o", "x", "--redactors", redactors.toString())).isEqualTo(2);
        assertThat(console()).contains("redactors.yaml:7:");
        assertThat(run("audit", redactors.toString())).isEqualTo(5);
    }

    private int run(String... command) {
        console.reset();
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        return Main.run(command, Map.of(), new Streams(InputStream.nullInputStream(), out, out, false), new Stop());
    }

    private String console() {
        return console.toString(StandardCharsets.UTF_8);
    }
}

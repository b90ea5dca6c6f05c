package io.cronsupportbundle.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.redact.Redacting;
import io.cronsupportbundle.redact.RedactingSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionsWriterTest {

    @Test
    void tellsMatchesAndBytesOfEveryRuleAndFile(@TempDir Path directory) throws IOException {
        RedactingSink sink = new RedactingSink(Redacting.withAllRules().redactor(), directory, 1 << 20);
        try (TextEntry entry = sink.text(BundlePath.of("a/token.log"))) {
            entry.write("password=s3cret\nx ghp_" + "a".repeat(40) + "\npassword=s3cret2\n");
            entry.complete();
        }
        try (TextEntry entry = sink.text(BundlePath.of("b.log"))) {
            entry.write("nothing");
            entry.complete();
        }
        try (JsonEntry entry = sink.json(RedactionsWriter.PATH)) {
            RedactionsWriter.write(sink.bundle(), entry);
        }

        JsonNode report;
        try (InputStream in = sink.bundle().open(RedactionsWriter.PATH).orElseThrow()) {
            report = new ObjectMapper().readTree(in);
        }
        assertThat(report.toString()).isEqualTo("{\"format\":1,\"byRule\":[{\"rule\":\"assignment\",\"matches\":2,\"bytes\":13},"
                + "{\"rule\":\"known-token\",\"matches\":1,\"bytes\":44}],\"byFile\":[{\"path\":\"a/token.log\",\"rules\":["
                + "{\"rule\":\"assignment\",\"matches\":2,\"bytes\":13},{\"rule\":\"known-token\",\"matches\":1,\"bytes\":44}]}]}");
    }
}

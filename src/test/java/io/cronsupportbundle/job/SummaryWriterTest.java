package io.cronsupportbundle.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.redact.RedactingSink;
import io.cronsupportbundle.redact.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryWriterTest {
    private static final RunFacts FACTS = new RunFacts("0.1.0", "shop", "1.2.3", "c1", "app", Instant.parse("2026-11-21T03:04:05Z"));

    private final RedactingSink sink;

    SummaryWriterTest(@TempDir Path directory) {
        sink = new RedactingSink(new Redactor(List.of(), List.of()), directory, 1 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "<", "\u2028", "€", "😀", "\u0001", "\""})
    void staysBelow16KibibytesWhateverWentWrong(String character) throws IOException {
        String text = character.repeat(1_000);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            findings.add(finding(Verdict.FAIL, i + text));
            sink.missing("logs/" + i + text, Outcome.DENIED, text);
        }

        byte[] summary = write(findings);

        assertThat(summary.length).isLessThanOrEqualTo(16 * 1024);
        JsonNode read = new ObjectMapper().readTree(summary);
        assertThat(read.path("attention")).isNotEmpty();
        assertThat(read.path("missing")).isNotEmpty();
        assertThat(read.at("/findings/fail").asInt()).isEqualTo(500);
        assertThat(read.path("complete").asBoolean()).isFalse();
    }

    @Test
    void tellsTheWorstFirst() throws IOException {
        JsonNode read = new ObjectMapper().readTree(
                write(List.of(finding(Verdict.PASS, "a"), finding(Verdict.UNKNOWN, "b"), finding(Verdict.WARN, "c"), finding(Verdict.FAIL, "d"))));

        assertThat(read.path("attention")).extracting(one -> one.path("title").asText()).containsExactly("d", "c", "b");
        assertThat(read.path("complete").asBoolean()).isTrue();
    }

    private byte[] write(List<Finding> findings) throws IOException {
        try (JsonEntry entry = sink.json(SummaryWriter.PATH)) {
            new SummaryWriter(FACTS).write(sink.bundle(), findings, entry);
        }
        try (InputStream in = sink.bundle().open(SummaryWriter.PATH).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private static Finding finding(Verdict verdict, String text) {
        return new Finding("textAnalyze", text, text, "", verdict, false, "", "", Optional.empty(), "textAnalyze/" + text, List.of());
    }
}

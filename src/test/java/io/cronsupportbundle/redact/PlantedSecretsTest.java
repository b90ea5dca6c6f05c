package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Secrets where somebody looked for a place in which nobody looks. Each file of `redact/planted` has its cases between lines of `====`;
/// `s3cret` is part of the secret, `\R` a carriage return. The innocent ones were touched once by a rule that wanted too much.
class PlantedSecretsTest {
    private static final Redacting REDACTING = Redacting.withAllRules();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> texts() {
        return cases("texts.txt");
    }

    static Stream<String> documents() {
        return cases("documents.txt");
    }

    static Stream<String> innocentTexts() {
        return cases("innocent-texts.txt");
    }

    static Stream<String> innocentDocuments() {
        return cases("innocent-documents.txt");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void masksSecretsInTexts(String text) throws JsonProcessingException {
        assertThat(surrounded(text)).allSatisfy(redacted -> assertThat(redacted).doesNotContain("s3cret").contains(Mask.TEXT));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void masksSecretsInDocuments(String document) {
        assertThat(REDACTING.json(document)).doesNotContain("s3cret").contains(Mask.TEXT);
    }

    @ParameterizedTest
    @MethodSource("innocentTexts")
    void leavesInnocentTextsAlone(String text) throws JsonProcessingException {
        assertThat(surrounded(text)).allSatisfy(redacted -> assertThat(redacted).doesNotContain(Mask.TEXT));
    }

    @ParameterizedTest
    @MethodSource("innocentDocuments")
    void leavesInnocentDocumentsAlone(String document) {
        assertThat(REDACTING.json(document)).doesNotContain(Mask.TEXT);
    }

    /// The text in a log, as a file, in a ConfigMap, and as the message of a line of JSON; each redacted.
    private static List<String> surrounded(String text) throws JsonProcessingException {
        ObjectNode map = JSON.createObjectNode().put("kind", "ConfigMap");
        map.putObject("data").put("file.txt", text + "\n");
        ObjectNode line = JSON.createObjectNode().put("level", "info").put("msg", text);
        return List.of(REDACTING.text("2026-01-01 first line\n" + text + "\nlast line\n"), REDACTING.text(text + "\n"),
                REDACTING.json(JSON.writeValueAsString(map)), REDACTING.text("{\"first\":1}\n" + JSON.writeValueAsString(line) + "\n"));
    }

    private static Stream<String> cases(String file) {
        try (InputStream in = PlantedSecretsTest.class.getResourceAsStream("/redact/planted/" + file)) {
            assertThat(in).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n====\n")).map(String::strip).map(one -> one.replace("\\R", "\r"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.cronsupportbundle.analyze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A specification, a bundle and the findings that belong to them, as files: `spec.yaml`, `bundle/`, `expected.json` and, where something
/// was not collected, `gaps.json`.
///
/// @param directory below `src/test/resources/analyze`
public record GoldenCase(Path directory) {
    static final Path ROOT = Path.of("src/test/resources/analyze");
    static final ObjectMapper JSON = new ObjectMapper();

    /// What is compared of a finding; the peer has no more.
    record Expected(String verdict, String title, String message, String uri, boolean strict, String iconKey, String iconUri,
            String object) {}

    static Stream<GoldenCase> all() {
        return directories(ROOT).flatMap(kind -> of(kind.getFileName().toString()));
    }

    public static Stream<GoldenCase> of(String analyzer) {
        return directories(ROOT.resolve(analyzer)).map(GoldenCase::new);
    }

    public String name() {
        return ROOT.relativize(directory).toString();
    }

    /// Fails when the findings are not the expected ones.
    public void check(AnalyzerRegistry registry) {
        List<Expected> actual = actual(registry);
        List<Expected> expected = expected();
        if (!actual.equals(expected)) {
            throw new AssertionError(name() + "\nexpected " + lines(expected) + "\nactual   " + lines(actual));
        }
    }

    List<Expected> actual(AnalyzerRegistry registry) {
        try {
            MemoryBundle bundle = MemoryBundle.ofDirectory(directory.resolve("bundle"), gaps());
            Analysis analysis = new AnalyzerRunner(registry).run(SpecItems.of(spec()), bundle);
            return analysis.findings().stream().map(GoldenCase::expected).sorted(order()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String spec() throws IOException {
        return Files.readString(directory.resolve("spec.yaml"));
    }

    List<Expected> expected() {
        try {
            return Arrays.stream(JSON.readValue(directory.resolve("expected.json").toFile(), Expected[].class)).sorted(order()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The peer reads several files in no order.
    static Comparator<Expected> order() {
        return Comparator.comparing(Expected::object)
                .thenComparing(Expected::title).thenComparing(Expected::message).thenComparing(Expected::verdict);
    }

    private static Expected expected(Finding finding) {
        String object = finding.involvedObject()
                .map(it -> String.join(" ", it.apiVersion(), it.kind(), it.namespace(), it.name())).orElse("");
        return new Expected(finding.verdict().key(), finding.title(), finding.message(), finding.uri(), finding.strict(), finding.iconKey(),
                finding.iconUri(), object);
    }

    private List<Gap> gaps() throws IOException {
        List<Gap> gaps = new ArrayList<>();
        Path file = directory.resolve("gaps.json");
        if (Files.exists(file)) {
            for (JsonNode gap : JSON.readTree(file.toFile())) {
                Outcome outcome = Arrays.stream(Outcome.values())
                        .filter(it -> it.key().equals(gap.path("outcome").asText())).findFirst().orElseThrow();
                gaps.add(new Gap(gap.path("place").asText(), outcome, gap.path("cause").asText()));
            }
        }
        return gaps;
    }

    static String lines(List<Expected> findings) {
        return findings.stream().map(it -> "\n  " + it).reduce("", String::concat);
    }

    private static Stream<Path> directories(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}

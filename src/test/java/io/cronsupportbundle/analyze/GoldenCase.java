package io.cronsupportbundle.analyze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A specification, a bundle and the findings that belong to them. A case is a directory with `spec.yaml`, `bundle/`, `expected.json` and,
/// where something was not collected, `gaps.json`; or one of many in a file `cases.yaml` ([GoldenCases]).
///
/// @param name `<analyzer>/<case>`
/// @param spec the whole document
/// @param files of the bundle, by path
/// @param ofPeer whether the peer has the analyzer, and can be asked
public record GoldenCase(String name, String spec, SortedMap<String, byte[]> files, List<Gap> gaps, List<Expected> expected,
        boolean ofPeer) {
    static final Path ROOT = Path.of("src/test/resources/analyze");
    static final ObjectMapper JSON = new ObjectMapper();

    /// What "today" is to every case; those with dates keep years away from it, as the peer has a clock of its own.
    private static final Instant TODAY = Instant.parse("2026-01-01T00:00:00Z");

    /// What is compared of a finding; the peer has no more.
    record Expected(String verdict, String title, String message, String uri, boolean strict, String iconKey, String iconUri,
            String object) {}

    public GoldenCase {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        gaps = List.copyOf(gaps);
        expected = List.copyOf(expected);
    }

    static Stream<GoldenCase> all() {
        return directories(ROOT).flatMap(kind -> of(kind.getFileName().toString()));
    }

    public static Stream<GoldenCase> of(String analyzer) {
        try {
            return Stream.concat(directories(ROOT.resolve(analyzer)).map(GoldenCase::read), GoldenCases.of(analyzer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCase read(Path directory) {
        try {
            Path bundle = directory.resolve("bundle");
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (Path file : regularFiles(bundle)) {
                files.put(bundle.relativize(file).toString(), Files.readAllBytes(file));
            }
            Path gaps = directory.resolve("gaps.json");
            JsonNode missing = Files.exists(gaps) ? JSON.readTree(gaps.toFile()) : JSON.createArrayNode();
            return new GoldenCase(ROOT.relativize(directory).toString(), Files.readString(directory.resolve("spec.yaml")), files,
                    gaps(missing), List.of(JSON.readValue(directory.resolve("expected.json").toFile(), Expected[].class)), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fails when the findings are not the expected ones.
    public void check(AnalyzerRegistry registry) {
        List<Expected> actual = actual(registry);
        List<Expected> wanted = expected.stream().sorted(order()).toList();
        if (!actual.equals(wanted)) {
            throw new AssertionError(name + "\nexpected " + lines(wanted) + "\nactual   " + lines(actual));
        }
    }

    List<Expected> actual(AnalyzerRegistry registry) {
        MemoryBundle bundle = MemoryBundle.of(gaps.toArray(Gap[]::new));
        files.forEach(bundle::with);
        Analysis analysis = new AnalyzerRunner(registry).run(SpecItems.of(spec), bundle, Optional.of(TODAY));
        return analysis.findings().stream().map(GoldenCase::expected).sorted(order()).toList();
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

    static List<Gap> gaps(JsonNode missing) {
        List<Gap> gaps = new ArrayList<>();
        for (JsonNode gap : missing) {
            Outcome outcome = Arrays.stream(Outcome.values())
                    .filter(it -> it.key().equals(gap.path("outcome").asText())).findFirst().orElseThrow();
            gaps.add(new Gap(gap.path("place").asText(), outcome, gap.path("cause").asText()));
        }
        return gaps;
    }

    static String lines(List<Expected> findings) {
        return findings.stream().map(it -> "\n  " + it).reduce("", String::concat);
    }

    private static List<Path> regularFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
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
        return name;
    }
}

package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cronsupportbundle.analyze.GoldenCase.Expected;
import io.cronsupportbundle.analyze.kinds.Analyzers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Asks the peer itself. Every golden case goes through `support-bundle analyze`; its answers must be ours, but for the cases listed in
/// `differences.md`, whose answers must not be, so that the list stays true.
class PeerOracleTest {
    private static final int SECONDS = 60;

    private final AnalyzerRegistry registry = Analyzers.registry();

    @TestFactory
    Stream<DynamicTest> thePeerAnswersTheSameUnlessListed(@TempDir Path work) throws IOException {
        Optional<Path> peer = peer();
        assumeTrue(peer.isPresent(), "support-bundle is neither in TESTBED_HOME/bin nor on the PATH");
        Set<String> listed = listed();
        assertThat(GoldenCase.all().map(GoldenCase::name)).containsAll(listed);
        return GoldenCase.all().filter(GoldenCase::ofPeer).map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
            List<Expected> theirs = ask(peer.get(), work.resolve(golden.name()), golden);
            List<Expected> ours = golden.actual(registry);
            if (listed.contains(golden.name())) {
                assertThat(ours).as("%s is listed as different and is not", golden).isNotEqualTo(theirs);
            } else {
                assertThat(GoldenCase.lines(ours)).as(golden.name()).isEqualTo(GoldenCase.lines(theirs));
            }
        }));
    }

    private static Optional<Path> peer() {
        Stream<Path> built = Stream.ofNullable(System.getenv("TESTBED_HOME")).map(home -> Path.of(home, "bin"));
        Stream<Path> path = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        return Stream.concat(built, path).map(directory -> directory.resolve("support-bundle")).filter(Files::isExecutable).findFirst();
    }

    private static Set<String> listed() throws IOException {
        return Files.readAllLines(GoldenCase.ROOT.resolve("differences.md")).stream()
                .filter(line -> line.matches("\\| [A-Za-z0-9]+/.*"))
                .map(line -> line.split("\\|", 3)[1].strip())
                .collect(Collectors.toSet());
    }

    private static List<Expected> ask(Path peer, Path directory, GoldenCase golden) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path archive = directory.resolve("bundle.tar.gz");
        for (Map.Entry<String, byte[]> file : golden.files().entrySet()) {
            Path path = directory.resolve("bundle").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        run(directory, "tar", "-czf", archive.toString(), "-C", directory.toString(), "bundle");
        Path spec = Files.writeString(directory.resolve("spec.yaml"), golden.spec());
        String answer = run(directory, peer.toString(), "analyze", "--bundle", archive.toString(), spec.toString(), "--output", "json");
        List<Expected> findings = new ArrayList<>();
        for (JsonNode result : answer.isBlank() ? MissingNode.getInstance() : GoldenCase.JSON.readTree(answer)) {
            findings.add(finding(result));
        }
        return findings.stream().sorted(GoldenCase.order()).toList();
    }

    private static Expected finding(JsonNode result) {
        String verdict = result.path("IsFail").asBoolean() ? "fail"
                : result.path("IsWarn").asBoolean() ? "warn"
                : result.path("IsPass").asBoolean() ? "pass" : "neutral";
        JsonNode object = result.path("InvolvedObject");
        String involved = object.isObject()
                ? String.join(" ", object.path("apiVersion").asText(), object.path("kind").asText(), object.path("namespace").asText(),
                        object.path("name").asText())
                : "";
        return new Expected(verdict, result.path("Title").asText(), result.path("Message").asText(), result.path("URI").asText(),
                result.path("Strict").asBoolean(), result.path("IconKey").asText(), result.path("IconURI").asText(), involved);
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(output.toFile())
                .redirectError(directory.resolve("errors").toFile()).start();
        process.getOutputStream().close();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
        return Files.readString(output);
    }
}

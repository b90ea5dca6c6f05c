package io.cronsupportbundle.redact.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.redact.Redacting;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecReader;
import io.cronsupportbundle.spec.SpecText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asks the peer itself: what it makes of the files in `redactors/bundle` with the redactors beside them, we make of them too.
class PeerRedactorsTest {
    private static final Path ROOT = Path.of("src", "test", "resources", "redactors");
    private static final int SECONDS = 120;

    @Test
    void thePeerMakesTheSameOfEveryFile(@TempDir Path work) throws IOException, InterruptedException {
        Optional<Path> peer = peer();
        assumeTrue(peer.isPresent(), "support-bundle is neither in TESTBED_HOME/bin nor on the PATH");
        Path archive = work.resolve("bundle.tar.gz");
        Path redacted = work.resolve("redacted.tar.gz");
        run(work, "tar", "-czf", archive.toString(), "-C", ROOT.toAbsolutePath().toString(), "bundle");
        run(work, peer.get().toString(), "redact", ROOT.resolve("redactors.yaml").toAbsolutePath().toString(), "--bundle", archive.toString(),
                "-o", redacted.toString());
        run(work, "tar", "-xzf", redacted.toString());

        Map<String, String> theirs = texts(work.resolve("bundle"));
        assertThat(theirs).hasSizeGreaterThan(10);
        assertThat(ours()).isEqualTo(theirs);
    }

    @Test
    void everyFileIsAsItWasWhenThePeerWasAsked() throws IOException {
        Path expected = ROOT.resolve("expected");

        assertThat(ours()).isEqualTo(texts(expected));
    }

    private static Map<String, String> ours() throws IOException {
        List<SpecProblem> problems = new SpecReader().read(List.of(text())).problems();
        assertThat(problems).isEmpty();
        CustomRedactorReader.Reading reading = CustomRedactorReader.read(new SpecReader().read(List.of(text())).redactors());
        assertThat(reading.problems()).isEmpty();
        Redacting redacting = Redacting.with(reading.redactors());
        Map<String, String> ours = new TreeMap<>();
        texts(ROOT.resolve("bundle")).forEach((path, text) -> ours.put(path, redacting.text(BundlePath.of(path), text)));
        return ours;
    }

    private static SpecText text() throws IOException {
        return new SpecText("redactors.yaml", Files.readString(ROOT.resolve("redactors.yaml")));
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static Optional<Path> peer() {
        Stream<Path> built = Stream.ofNullable(System.getenv("TESTBED_HOME")).map(home -> Path.of(home, "bin"));
        Stream<Path> path = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        return Stream.concat(built, path).map(directory -> directory.resolve("support-bundle")).filter(Files::isExecutable).findFirst();
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(directory.resolve("output").toFile())
                .redirectError(directory.resolve("errors").toFile()).start();
        process.getOutputStream().close();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }
}

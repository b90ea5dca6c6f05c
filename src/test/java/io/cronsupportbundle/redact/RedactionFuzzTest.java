package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A short run of the fuzzer, and everything that longer ones have found.
class RedactionFuzzTest {
    private static final Path FOUND = Path.of("src", "test", "resources", "redact", "fuzz");
    private static final RedactionFuzz FUZZ = new RedactionFuzz();

    static List<Path> found() throws IOException {
        try (Stream<Path> files = Files.list(FOUND)) {
            return files.sorted().toList();
        }
    }

    @Test
    void findsNothingInAShortRun() {
        for (long seed = 1; seed < 1_500; seed++) {
            long one = seed;
            Optional<String> wrong = seed % 50 == 0 ? Optional.empty() : FUZZ.wrong(seed);
            assertThat(wrong).as(() -> "seed " + one).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("found")
    void whatWasFoundStaysMended(Path file) throws IOException {
        assertThat(FUZZ.judge(Files.readString(file, StandardCharsets.UTF_8))).isEmpty();
    }
}

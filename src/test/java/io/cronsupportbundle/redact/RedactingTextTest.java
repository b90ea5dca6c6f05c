package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactingTextTest {
    private static final BundlePath PATH = BundlePath.of("app/log");
    private static final Redactor REDACTOR = Redacting.withAllRules().redactor();
    private static final String NOTE = "***WITHHELD*** a line longer than 1048576 bytes";

    private final Path directory;

    RedactingTextTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void withholdsALineThatIsTooLongAndGoesOn() throws IOException {
        RedactingSink sink = sink(1 << 30);
        try (TextEntry entry = sink.text(PATH)) {
            entry.write("before\n");
            byte[] part = "s3cret password=".repeat(65_536).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 20; i++) {
                entry.write(part, 0, part.length);
            }
            entry.write("\nafter password=s3cret\nend");
            entry.complete();
        }

        assertThat(content(sink)).isEqualTo("before\n" + NOTE + "\nafter password=***HIDDEN***\nend");
        RedactedEntry entry = sink.bundle().entries().firstEntry().getValue();
        assertThat(entry.outcome()).isEqualTo(Outcome.TRUNCATED);
        assertThat(entry.cause()).startsWith("1 line(s) longer than");
    }

    @Test
    void withholdsALongLineWithoutAnEnd() throws IOException {
        RedactingSink sink = sink(1 << 30);
        try (TextEntry entry = sink.text(PATH)) {
            entry.write("s3cret ".repeat(300_000));
            entry.complete();
        }

        assertThat(content(sink)).isEqualTo(NOTE);
    }

    @Test
    void passesALineOfTheGreatestLength() throws IOException {
        String line = "x".repeat((1 << 20) - 1) + "\n";
        RedactingSink sink = sink(1 << 30);
        try (TextEntry entry = sink.text(PATH)) {
            entry.write(line + line);
            entry.complete();
        }

        assertThat(content(sink)).isEqualTo(line + line);
    }

    @Test
    void streamsInConstantMemory() throws IOException {
        byte[] block = ("level=info password=s3cret " + "y".repeat(200) + "\n").repeat(4_000).getBytes(StandardCharsets.UTF_8);
        RedactingSink sink = sink(1L << 40);
        System.gc();
        long before = used();
        long most = 0;
        try (TextEntry entry = sink.text(PATH)) {
            for (int i = 0; i < 60; i++) {
                entry.write(block, 0, block.length);
                if (i % 20 == 19) {
                    System.gc();
                    most = Math.max(most, used() - before);
                }
            }
            entry.complete();
        }

        assertThat(sink.size()).isGreaterThan(50_000_000);
        assertThat(most).isLessThan(8_000_000);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void leavesNoTraceWhenItIsNotCompleted() throws IOException {
        RedactingSink sink = sink(1 << 20);
        try (TextEntry entry = sink.text(PATH)) {
            entry.write("x\n".repeat(100_000));
        }

        assertThat(sink.bundle().entries()).isEmpty();
        assertThat(sink.size()).isZero();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void refusesWhatDoesNotFitAndGivesItsRoomBack() throws IOException {
        RedactingSink sink = sink(100_000);
        byte[] lines = "x\n".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        TextEntry large = sink.text(PATH);
        assertThatThrownBy(() -> {
            large.write(lines, 0, lines.length);
            large.complete();
            large.close();
        }).isInstanceOf(NoRoomException.class).hasMessageContaining("100000 bytes");

        assertThat(sink.bundle().entries()).isEmpty();
        try (TextEntry small = sink.text(BundlePath.of("small"))) {
            small.write(Arrays.copyOf(lines, 90_000), 0, 90_000);
            small.complete();
        }
        assertThat(sink.bundle().paths()).containsExactly(BundlePath.of("small"));
    }

    private RedactingSink sink(long budget) {
        return new RedactingSink(REDACTOR, directory, budget);
    }

    private static String content(RedactingSink sink) throws IOException {
        try (InputStream in = sink.bundle().open(PATH).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

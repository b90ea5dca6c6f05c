package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactingSinkTest {
    private static final Redactor REDACTOR = Redacting.withAllRules().redactor();
    private static final BundlePath A = BundlePath.of("a.txt");
    private static final BundlePath B = BundlePath.of("b.txt");

    private final Path directory;
    private final RedactingSink sink;

    RedactingSinkTest(@TempDir Path directory) {
        this.directory = directory;
        this.sink = new RedactingSink(REDACTOR, directory, 1 << 20);
    }

    @Test
    void keepsTheLastOfTwoEntriesAtOnePath() throws IOException {
        write(A, "first");
        write(A, "second");

        assertThat(content(A)).isEqualTo("second");
        assertThat(sink.size()).isEqualTo("second".length());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void givesADigestAndALengthOfWhatIsKept() throws IOException {
        write(A, "password=s3cret");

        RedactedEntry entry = sink.bundle().entries().firstEntry().getValue();
        assertThat(entry.length()).isEqualTo("password=***HIDDEN***".length());
        assertThat(entry.sha256()).isEqualTo("011ec39be3f066ad30ff7e153edf7ba2ee9aa0fb1df273a017a4100ad7b2fb41");
        assertThat(entry.redactions()).containsExactly(Map.entry("assignment", 1));
    }

    @Test
    void withholdsWhatARuleFailsAtAndGoesOn() throws IOException {
        TextRule failing = new TextRule() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public List<String> triggers() {
                return List.of("fail");
            }

            @Override
            public void find(Line line, int at, int end, Found found) {
                throw new IllegalStateException("s3cret");
            }
        };
        RedactingSink doubtful = new RedactingSink(new Redactor(List.of(), List.of(failing)), directory, 1 << 20);
        try (TextEntry entry = doubtful.text(A)) {
            entry.write("x\n".repeat(100_000) + "fail s3cret");
            entry.complete();
        }
        try (JsonEntry entry = doubtful.json(B)) {
            entry.startObject();
            entry.member("a", "fail s3cret");
            entry.member("b", "s3cret");
            entry.endObject();
            entry.complete();
        }

        assertThat(doubtful.bundle().entries()).isEmpty();
        assertThat(doubtful.bundle().gaps()).containsExactly(
                new Gap("a.txt", Outcome.WITHHELD, Mask.TEXT), new Gap("b.txt", Outcome.WITHHELD, Mask.TEXT));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f8b0800", "504b0304", "fd377a585a00", "425a6839", "28b52ffd", "feedfeed", "308204a30201000282", "3082060a020103308205"})
    void withholdsWhatCannotBeLookedInto(String first) throws IOException {
        try (TextEntry entry = sink.text(A)) {
            byte[] bytes = HexFormat.of().parseHex(first + "00".repeat(100));
            entry.write(bytes, 0, bytes.length);
            entry.complete();
        }

        assertThat(sink.bundle().entries()).isEmpty();
        assertThat(sink.bundle().gaps()).extracting(Gap::outcome).containsExactly(Outcome.WITHHELD);
    }

    @Test
    void keepsEmptyEntries() throws IOException {
        write(A, "");

        assertThat(content(A)).isEmpty();
    }

    /// `data` collectors choose any name.
    @Test
    void keepsTheFirstOfTwoEntriesThatNoDirectoryCanHoldBoth() throws IOException {
        write(BundlePath.of("x", "y"), "first");
        write(BundlePath.of("x"), "in the place of a directory");
        write(BundlePath.of("x", "y", "z"), "below a file");
        write(BundlePath.of("x", "y"), "again");

        assertThat(sink.bundle().entries()).containsOnlyKeys(BundlePath.of("x", "y"));
        assertThat(content(BundlePath.of("x", "y"))).isEqualTo("again");
        assertThat(sink.bundle().gaps()).extracting(Gap::place).containsExactly("x", "x/y/z");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void makesRoomForTheRunsOwnDocuments() throws IOException {
        write(BundlePath.of("manifest.json", "y"), "theirs");
        sink.admitOwnDocuments();
        write(BundlePath.of("manifest.json"), "ours");

        assertThat(sink.bundle().entries()).containsOnlyKeys(BundlePath.of("manifest.json"));
        assertThat(sink.bundle().gaps()).extracting(Gap::place).containsExactly("manifest.json/y");
    }

    @Test
    void followsLinksWhoseTargetCame() throws IOException {
        sink.link(BundlePath.of("link"), A);
        sink.link(BundlePath.of("dangling"), BundlePath.of("never"));
        sink.link(BundlePath.of("link"), B);
        sink.link(B, A);
        write(A, "text");
        write(B, "other");

        assertThat(sink.bundle().links()).containsExactly(Map.entry(BundlePath.of("link"), A));
        assertThat(content(BundlePath.of("link"))).isEqualTo("text");
        assertThat(sink.bundle().open(BundlePath.of("dangling"))).isEmpty();
    }

    @Test
    void tellsEveryGapButWhatWasEmpty() throws IOException {
        sink.missing("x/*.json", Outcome.DENIED, "forbidden: password=s3cret");
        sink.missing("y", Outcome.EMPTY, "nothing was found");
        try (TextEntry entry = sink.text(A)) {
            entry.complete(Outcome.TRUNCATED, "cut at token=s3cret");
        }

        assertThat(sink.bundle().gaps()).containsExactlyInAnyOrder(new Gap("x/*.json", Outcome.DENIED, "forbidden: password=***HIDDEN***"),
                new Gap("a.txt", Outcome.TRUNCATED, "cut at token=***HIDDEN***"));
    }

    @Test
    void redactsPathsToo() throws IOException {
        write(BundlePath.of("logs/password=s3cret"), "x");
        sink.link(BundlePath.of("l/token=s3cret"), BundlePath.of("logs/password=s3cret"));

        assertThat(sink.bundle().paths()).hasSize(2).allSatisfy(path -> assertThat(path.value()).doesNotContain("s3cret"));
    }

    @Test
    void redactsNamesOfMembers() throws IOException {
        String document = "{\"auths\":{\"https://me:s3cret@registry\":{\"x\":\"{\\\"https://me:s3cret@registry\\\":\\\"y\\\"}\"}}}";

        assertThat(Redacting.withAllRules().json(document)).doesNotContain("s3cret").contains("https://***HIDDEN***:***HIDDEN***@registry");
    }

    @Test
    void closesFilesOfDocumentsThatRest() throws IOException {
        try (JsonEntry entry = sink.json(A)) {
            entry.startArray();
            entry.text("a");
            entry.pause();
            entry.text("b");
            entry.pause();
            entry.endArray();
            entry.complete();
        }

        assertThat(content(A)).isEqualTo("[\n  \"a\",\n  \"b\"\n]");
    }

    private void write(BundlePath path, String text) throws IOException {
        try (TextEntry entry = sink.text(path)) {
            entry.write(text);
            entry.complete();
        }
    }

    private String content(BundlePath path) throws IOException {
        try (InputStream in = sink.bundle().open(path).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

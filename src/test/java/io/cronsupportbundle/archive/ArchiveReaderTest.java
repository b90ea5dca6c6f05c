package io.cronsupportbundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
    private final Path directory;

    ArchiveReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void findsTheBundleBelowItsTopDirectory() throws Exception {
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "v").file("top/a/b.txt", "text"))) {
            assertThat(bundle.topDirectory()).isEqualTo("top");
            assertThat(bundle.paths()).extracting(BundlePath::value).containsExactly("a/b.txt", "version.yaml");
            assertThat(text(bundle, "a/b.txt")).isEqualTo("text");
            assertThat(bundle.open(new BundlePath("nothing"))).isEmpty();
            assertThat(bundle.problems()).isEmpty();
        }
    }

    @Test
    void takesTheOutermostVersionFile() throws Exception {
        try (OpenedBundle bundle = open(tar().file("x/y/inner/version.yaml", "1").file("x/y/version.yaml", "2").file("x/y/z", ""))) {
            assertThat(bundle.topDirectory()).isEqualTo("x/y");
            assertThat(text(bundle, "inner/version.yaml")).isEqualTo("1");
        }
    }

    @Test
    void warnsWithoutAVersionFileAndGoesOn() throws Exception {
        try (OpenedBundle bundle = open(tar().file("top/a", "1").file("top/b/c", "2"))) {
            assertThat(bundle.paths()).extracting(BundlePath::value).containsExactly("a", "b/c");
            assertThat(bundle.problems()).extracting(Problem::code).containsExactly("archive.no-version");
        }
    }

    @Test
    void readsABundleThatIsAtTheRootOfItsArchive() throws Exception {
        try (OpenedBundle bundle = open(tar().file("./version.yaml", "v").file("./a/b", "text"))) {
            assertThat(text(bundle, "a/b")).isEqualTo("text");
        }
    }

    @Test
    void followsLinksInsideWhateverTheirOrder() throws Exception {
        try (OpenedBundle bundle = open(tar().link("top/app/log", "../second").link("top/second", "logs/x.log")
                .file("top/logs/x.log", "line")
                .file("top/version.yaml", ""))) {
            assertThat(text(bundle, "app/log")).isEqualTo("line");
            assertThat(bundle.length(new BundlePath("app/log"))).isEqualTo(4);
        }
    }

    @Test
    void survivesLinksThatGoRoundInACircleOrNowhere() throws Exception {
        try (OpenedBundle bundle = open(tar().link("top/a", "b").link("top/b", "a").link("top/c", "nowhere")
                .file("top/version.yaml", ""))) {
            assertThat(bundle.paths()).hasSize(1);
            assertThat(bundle.problems()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "top/../../evil", "/etc/evil", "top/a/../../../evil", "top/new\nline", ".."})
    void leavesOutAnEntryWhosePathEscapes(String name) throws Exception {
        Path elsewhere = directory.resolve("evil");
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "v").file(name, "evil").file("top/good", "good"))) {
            assertThat(text(bundle, "good")).isEqualTo("good");
            assertThat(bundle.paths()).hasSize(2);
            assertThat(bundle.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("archive.entry-skipped");
                assertThat(problem.toString()).doesNotContain("\n");
            });
        }
        assertThat(elsewhere).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../etc/passwd", "../..", "../other/secret", ""})
    void leavesOutALinkThatEscapes(String target) throws Exception {
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "v").file("other/secret", "s").link("top/link", target))) {
            assertThat(bundle.paths()).extracting(BundlePath::value).containsExactly("version.yaml");
            assertThat(bundle.problems()).anyMatch(problem -> problem.where().equals("top/link"));
        }
    }

    @Test
    void writesNothingThroughALinkOfTheArchive() throws Exception {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "v").link("top/dir", outside.toString())
                .file("top/dir/evil", "evil"))) {
            assertThat(text(bundle, "dir/evil")).isEqualTo("evil");
        }
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void leavesOutDevicesAndHardLinks() throws Exception {
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "v").special("top/device", TarConstants.LF_CHR)
                .special("top/pipe", TarConstants.LF_FIFO).special("top/hard", TarConstants.LF_LINK)
                        .special("top/dir/", TarConstants.LF_DIR))) {
            assertThat(bundle.paths()).hasSize(1);
            assertThat(bundle.problems()).extracting(Problem::where).containsExactly("top/device", "top/pipe", "top/hard");
        }
    }

    @Test
    void usesTheLaterOfTwoEntriesWithOneName() throws Exception {
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "1").file("top/version.yaml", "2"))) {
            assertThat(text(bundle, "version.yaml")).isEqualTo("2");
            assertThat(bundle.problems()).extracting(Problem::code).containsExactly("archive.duplicate");
        }
    }

    @Test
    void countsProblemsItDoesNotList() throws Exception {
        Tar tar = tar().file("top/version.yaml", "");
        for (int i = 0; i < 80; i++) {
            tar.file("../" + i, "");
        }
        try (OpenedBundle bundle = open(tar)) {
            assertThat(bundle.problems()).hasSize(51);
            assertThat(bundle.problems().getLast().what()).startsWith("30 more");
        }
    }

    @Test
    void readsWhatIsMissingFromTheManifest() throws Exception {
        String manifest = """
                {"schema": {"a": [1, {"entries": []}]},
                 "entries": [
                  {"path": "a.json", "outcome": "collected", "bytes": 3},
                  {"path": "b/*.json", "outcome": "denied", "cause": "403", "redactions": {"x": 1}},
                  {"path": "c", "outcome": "exploded", "cause": null},
                  {"path": "d", "outcome": "empty"}],
                 "more": 1}""";
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "").file("top/manifest.json", manifest))) {
            assertThat(bundle.gaps()).containsExactly(new Gap("b/*.json", Outcome.DENIED, "403"), new Gap("c", Outcome.FAILED, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"entries\": {}}", "{\"entries\": [", "not json"})
    void warnsOfAManifestThatCannotBeRead(String manifest) throws Exception {
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "").file("top/manifest.json", manifest))) {
            assertThat(bundle.gaps()).isEmpty();
            assertThat(bundle.problems()).extracting(Problem::code).containsExactly("archive.bad-manifest");
        }
    }

    @Test
    void readsSeveralGzipMembers() throws Exception {
        byte[] tar = tar().file("top/version.yaml", "v").file("top/a", "x".repeat(2000)).bytes();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(Tar.gzip(Arrays.copyOf(tar, 1000)));
        packed.writeBytes(Tar.gzip(Arrays.copyOfRange(tar, 1000, tar.length)));

        try (OpenedBundle bundle = open(packed.toByteArray())) {
            assertThat(text(bundle, "a")).hasSize(2000);
        }
    }

    @Test
    void readsAnUnpackedDirectoryWhereItLies() throws Exception {
        Path root = Files.createDirectories(directory.resolve("unpacked"));
        Files.createDirectories(root.resolve("top/logs"));
        Files.writeString(root.resolve("top/version.yaml"), "v");
        Files.writeString(root.resolve("top/logs/a.log"), "line");
        Files.createSymbolicLink(root.resolve("top/link"), Path.of("logs/a.log"));
        Files.createSymbolicLink(root.resolve("top/evil"), Path.of("/etc/passwd"));

        try (OpenedBundle bundle = new ArchiveReader(ReadLimits.DEFAULT).open(root, directory.resolve("work"))) {
            assertThat(bundle.paths()).extracting(BundlePath::value).containsExactly("link", "logs/a.log", "version.yaml");
            assertThat(text(bundle, "link")).isEqualTo("line");
            assertThat(bundle.problems()).extracting(Problem::where).containsExactly("top/evil");
        }
        assertThat(root.resolve("top/logs/a.log")).exists();
    }

    @Test
    void readsWhatTarHasPacked() throws Exception {
        Tool tar = new Tool("tar");
        assumeThat(tar.present()).isTrue();
        Path parent = directory.resolve("packed");
        Path root = Files.createDirectories(parent.resolve("top"));
        Files.writeString(root.resolve("version.yaml"), "v");
        Files.writeString(root.resolve("l".repeat(180)), "long");
        Path file = directory.resolve("packed.tar.gz");
        assertThat(tar.run(new byte[0], "-czf", file.toString(), "-C", parent.toString(), "top").code()).isZero();

        try (OpenedBundle bundle = new ArchiveReader(ReadLimits.DEFAULT).open(file, directory.resolve("work"))) {
            assertThat(text(bundle, "l".repeat(180))).isEqualTo("long");
        }
    }

    private OpenedBundle open(Tar tar) throws IOException {
        return open(Tar.gzip(tar.bytes()));
    }

    private OpenedBundle open(byte[] packed) throws IOException {
        Path file = Files.write(directory.resolve("bundle.tar.gz"), packed);
        return new ArchiveReader(ReadLimits.DEFAULT).open(file, directory.resolve("work"));
    }

    private static String text(OpenedBundle bundle, String path) throws IOException {
        try (InputStream in = bundle.open(new BundlePath(path)).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Tar tar() {
        return new Tar();
    }
}

package io.cronsupportbundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
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
        try (OpenedBundle bundle = open(tar().link("top/app/log", "../second").link("top/second", "logs/x.log").file("top/logs/x.log", "line")
                .file("top/version.yaml", ""))) {
            assertThat(text(bundle, "app/log")).isEqualTo("line");
            assertThat(bundle.length(new BundlePath("app/log"))).isEqualTo(4);
        }
    }

    @Test
    void survivesLinksThatGoRoundInACircleOrNowhere() throws Exception {
        try (OpenedBundle bundle = open(tar().link("top/a", "b").link("top/b", "a").link("top/c", "nowhere").file("top/version.yaml", ""))) {
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
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "v").link("top/dir", outside.toString()).file("top/dir/evil", "evil"))) {
            assertThat(text(bundle, "dir/evil")).isEqualTo("evil");
        }
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void leavesOutDevicesAndHardLinks() throws Exception {
        try (OpenedBundle bundle = open(tar().file("top/version.yaml", "v").special("top/device", TarConstants.LF_CHR)
                .special("top/pipe", TarConstants.LF_FIFO).special("top/hard", TarConstants.LF_LINK).special("top/dir/", TarConstants.LF_DIR))) {
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
        packed.writeBytes(gzip(Arrays.copyOf(tar, 1000)));
        packed.writeBytes(gzip(Arrays.copyOfRange(tar, 1000, tar.length)));

        try (OpenedBundle bundle = open(packed.toByteArray())) {
            assertThat(text(bundle, "a")).hasSize(2000);
        }
    }

    @Test
    void refusesWhatIsNotGzip() throws Exception {
        assertFails("no archive".getBytes(StandardCharsets.UTF_8), "archive.not-gzip");
        assertFails(new byte[0], "archive.not-gzip");
        assertFails(tar().file("top/version.yaml", "").bytes(), "archive.not-gzip");
    }

    @Test
    void refusesWhatIsNotTar() throws Exception {
        assertFails(gzip(TestBytes.noise(TestBytes.random(1), 5000)), "archive.damaged");
    }

    @Test
    void saysThatAnArchiveIsCutWhereverItIs() throws Exception {
        byte[] whole = gzip(tar().file("top/version.yaml", "v").file("top/a", new String(TestBytes.log(TestBytes.random(1), 300_000),
                StandardCharsets.ISO_8859_1)).bytes());
        for (int length : new int[] {12, 100, whole.length / 2, whole.length - 9, whole.length - 8, whole.length - 1}) {
            assertFails(Arrays.copyOf(whole, length), "archive.truncated");
        }
    }

    @Test
    void noticesADamagedByteByTheCheckSum() throws Exception {
        byte[] whole = gzip(tar().file("top/version.yaml", "v").bytes());
        whole[whole.length - 6] ^= 1;
        assertFails(whole, "archive.damaged");
    }

    @Test
    void stopsAtTheLimits() throws Exception {
        assertFails(gzip(tar().file("a", "1").file("b", "2").file("c", "3").bytes()), new ReadLimits(2, 1 << 20, 100), "archive.too-much");
        assertFails(gzip(tar().file("a", "x".repeat(5000)).bytes()), new ReadLimits(10, 4000, 100), "archive.too-much");
    }

    @Test
    void stopsAtAZipBombBeforeTheDiskIsFull() throws Exception {
        byte[] bomb = gzip(tar().file("top/zeros", "\0".repeat(100 << 20)).bytes());

        assertFails(bomb, new ReadLimits(10, 1L << 40, 400), "archive.too-much");
    }

    @Test
    void stopsAtAHeaderThatWouldFillTheMemory() throws Exception {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(raw)) {
            TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            name.setSize(8 << 20);
            tar.putArchiveEntry(name);
            tar.write("n".repeat(8 << 20).getBytes(StandardCharsets.ISO_8859_1));
            tar.closeArchiveEntry();
        }
        assertFails(gzip(raw.toByteArray()), "archive.too-much");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThatThrownBy(() -> new ArchiveReader(ReadLimits.DEFAULT).open(directory.resolve("absent.tar.gz"), directory.resolve("work")))
                .asInstanceOf(type(ArchiveFailedException.class))
                .satisfies(failure -> assertThat(failure.problem().code()).isEqualTo("archive.absent"));
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
        return open(gzip(tar.bytes()));
    }

    private OpenedBundle open(byte[] packed) throws IOException {
        Path file = Files.write(directory.resolve("bundle.tar.gz"), packed);
        return new ArchiveReader(ReadLimits.DEFAULT).open(file, directory.resolve("work"));
    }

    private void assertFails(byte[] packed, String code) throws IOException {
        assertFails(packed, ReadLimits.DEFAULT, code);
    }

    /// Fails with this code and leaves nothing in the work directory.
    private void assertFails(byte[] packed, ReadLimits limits, String code) throws IOException {
        Path file = Files.write(directory.resolve("bad.tar.gz"), packed);
        Path work = directory.resolve("work");
        assertThatThrownBy(() -> new ArchiveReader(limits).open(file, work))
                .asInstanceOf(type(ArchiveFailedException.class))
                .satisfies(failure -> assertThat(failure.problem().code()).as(failure.getMessage()).isEqualTo(code));
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    private static String text(OpenedBundle bundle, String path) throws IOException {
        try (InputStream in = bundle.open(new BundlePath(path)).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Tar tar() {
        return new Tar();
    }

    /// A tar as an attacker writes it: names and links are taken as they are.
    private static final class Tar {
        private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
        private final TarArchiveOutputStream tar = new TarArchiveOutputStream(raw, "UTF-8");

        Tar file(String name, String content) throws IOException {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
            return this;
        }

        Tar link(String name, String target) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
            entry.setLinkName(target);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            return this;
        }

        Tar special(String name, byte type) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
            entry.setLinkName(type == TarConstants.LF_LINK ? "top/version.yaml" : "");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            return this;
        }

        byte[] bytes() throws IOException {
            tar.close();
            return raw.toByteArray();
        }
    }
}

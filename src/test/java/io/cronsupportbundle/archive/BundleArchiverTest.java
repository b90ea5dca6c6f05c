package io.cronsupportbundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.redact.RedactedEntry;
import io.cronsupportbundle.redact.StoredEntries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleArchiverTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:20:30.999Z");

    private final Path directory;
    private final StoredEntries store;
    private final List<RedactedEntry> first = new ArrayList<>();
    private final TreeMap<BundlePath, RedactedEntry> rest = new TreeMap<>();
    private final Map<BundlePath, BundlePath> links = new TreeMap<>();

    BundleArchiverTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        store = new StoredEntries(Files.createDirectory(directory.resolve("entries")));
    }

    @Test
    void writesWhatComesFirstThenAllElseByPath() throws Exception {
        first.add(store.of("summary.json", bytes("{}")));
        first.add(store.of("manifest.json", bytes("{}")));
        add("z.txt", "z");
        add("a/b.txt", "b");
        link("m/link", "z.txt");

        assertThat(entries(write())).extracting(TarArchiveEntry::getName)
                .containsExactly("top/summary.json", "top/manifest.json", "top/a/b.txt", "top/m/link", "top/z.txt");
    }

    @Test
    void writesAnEntryOfTheFirstOnesOnlyOnce() throws Exception {
        RedactedEntry summary = store.of("summary.json", bytes("{}"));
        first.add(summary);
        rest.put(summary.path(), summary);

        assertThat(entries(write())).hasSize(1);
    }

    @Test
    void saysNothingAboutTheMachineItRanOn() throws Exception {
        add("plain.txt", "text");
        add("long/" + "ä".repeat(100) + "/" + "x".repeat(200), "text");
        link("link", "plain.txt");
        BundleArchive archive = write();

        assertThat(entries(archive)).allSatisfy(entry -> {
            assertThat(entry.getLongUserId()).isZero();
            assertThat(entry.getLongGroupId()).isZero();
            assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(Instant.parse("2026-11-21T10:20:30Z"));
            assertThat(entry.getMode() & 0777).isEqualTo(entry.isSymbolicLink() ? 0777 : 0644);
        });
        String raw = new String(unzipped(archive), StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("\0" + System.getProperty("user.name") + "\0");
    }

    @Test
    void keepsNamesOfAnyLengthAndScript() throws Exception {
        List<String> names = List.of(
                "a".repeat(95), "a".repeat(96), "a".repeat(97), "b/" + "c".repeat(250) + "/" + "d".repeat(250), "ünïcödé/日本語 😀.log",
                        "with space:and+plus",
                "e".repeat(200) + "/" + "f".repeat(200) + "/" + "g".repeat(200) + "/" + "h".repeat(200) + "/" + "i".repeat(170));
        for (String name : names) {
            add(name, name);
        }
        link("links/" + "l".repeat(200), "ünïcödé/日本語 😀.log");

        BundleArchive archive = write();

        assertThat(entries(archive)).extracting(TarArchiveEntry::getName).containsAll(names.stream().map(name -> "top/" + name).toList());
        assertThat(entries(archive)).filteredOn(TarArchiveEntry::isSymbolicLink).extracting(TarArchiveEntry::getLinkName)
                .containsExactly("../ünïcödé/日本語 😀.log");
    }

    @Test
    void leavesOutLinksWithoutTargetOrWithoutPlace() throws Exception {
        add("here", "text");
        add("taken", "text");
        link("dangling", "nowhere");
        link("taken", "here");
        link("a/b/c", "here");

        List<TarArchiveEntry> entries = entries(write());

        assertThat(entries).extracting(TarArchiveEntry::getName).containsExactly("top/a/b/c", "top/here", "top/taken");
        assertThat(entries.getFirst().getLinkName()).isEqualTo("../../here");
    }

    @Test
    void givesTheSameBytesAgain() throws Exception {
        for (int i = 0; i < 50; i++) {
            RedactedEntry entry = store.of("dir-" + i % 7 + "/" + i, TestBytes.log(TestBytes.random(i), i * 9973));
            rest.put(entry.path(), entry);
        }
        BundleArchive one = write();
        byte[] bytes = Files.readAllBytes(one.file());
        BundleArchive two = new BundleArchiver(new Compression(6, 4), TIME)
                .write("top", first, rest, links, directory.resolve("two.tar.gz"));

        assertThat(Files.readAllBytes(two.file())).isEqualTo(bytes);
        assertThat(two.sha256()).isEqualTo(one.sha256());
    }

    @Test
    void measuresWhatItWrites() throws Exception {
        add("file", "text");
        BundleArchive archive = write();

        assertThat(archive.length()).isEqualTo(Files.size(archive.file()));
        assertThat(BundleArchive.of(archive.file())).isEqualTo(archive);
    }

    @Test
    void unpacksWithTar() throws Exception {
        Tool tar = new Tool("tar");
        assumeThat(tar.present()).isTrue();
        add("long/" + "x".repeat(200) + "/日本", "inhalt");
        link("link", "long/" + "x".repeat(200) + "/日本");
        BundleArchive archive = write();

        assertThat(tar.run(new byte[0], "-tzf", archive.file().toString()).code()).isZero();
        assertThat(tar.run(new byte[0], "-xzf", archive.file().toString(), "-C", directory.toString())).isEqualTo(new Tool.Result(0, ""));
        assertThat(directory.resolve("top/link")).hasContent("inhalt");
    }

    @Test
    void leavesNothingBehindWhenAnEntryHasChanged() throws Exception {
        for (int off : new int[] {-1, 1}) {
            rest.put(new BundlePath("changed"), store.announcing("changed", new byte[1000], 1000 + off));

            assertThatThrownBy(this::write).isInstanceOf(ArchiveFailedException.class).hasMessageContaining("no longer");
            assertThat(leftBehind()).isEmpty();
        }
    }

    @Test
    void namesTheFullDisk() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(Files.exists(full)).isTrue();
        Files.createSymbolicLink(directory.resolve("full.tar.gz.part"), full);
        RedactedEntry noise = store.of("noise", TestBytes.noise(TestBytes.random(1), 1 << 20));
        rest.put(noise.path(), noise);
        Path target = directory.resolve("full.tar.gz");
        Files.writeString(target, "the last archive");

        assertThatThrownBy(() -> new BundleArchiver(new Compression(1, 2), TIME).write("top", first, rest, links, target))
                .asInstanceOf(type(ArchiveFailedException.class))
                .satisfies(failure -> assertThat(failure.problem().code()).isEqualTo("archive.no-space"));

        assertThat(leftBehind()).isEmpty();
        assertThat(target).hasContent("the last archive");
        assertThat(noise.open()).hasSameContentAs(noise.open());
    }

    @Test
    void namesADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> new BundleArchiver(new Compression(1, 1), TIME)
                        .write("top", first, rest, links, directory.resolve("nowhere/a.tar.gz")))
                .isInstanceOf(ArchiveFailedException.class)
                .hasMessageContaining("Check that the directory exists");
    }

    private BundleArchive write() throws IOException {
        return new BundleArchiver(new Compression(6, 2), TIME).write("top", first, rest, links, directory.resolve("bundle.tar.gz"));
    }

    private List<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private void add(String path, String content) throws IOException {
        RedactedEntry entry = store.of(path, bytes(content));
        rest.put(entry.path(), entry);
    }

    private void link(String link, String target) {
        links.put(new BundlePath(link), new BundlePath(target));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] unzipped(BundleArchive archive) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(archive.file()))) {
            return in.readAllBytes();
        }
    }

    private static List<TarArchiveEntry> entries(BundleArchive archive) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive.file())), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}

package io.cronsupportbundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadArchiveTest {
    private final Path directory;

    BadArchiveTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void refusesWhatIsNotGzip() throws Exception {
        assertFails("no archive".getBytes(StandardCharsets.UTF_8), "archive.not-gzip");
        assertFails(new byte[0], "archive.not-gzip");
        assertFails(tar().file("top/version.yaml", "").bytes(), "archive.not-gzip");
    }

    @Test
    void refusesWhatIsNotTar() throws Exception {
        assertFails(Tar.gzip(TestBytes.noise(TestBytes.random(1), 5000)), "archive.damaged");
    }

    @Test
    void saysThatAnArchiveIsCutWhereverItIs() throws Exception {
        byte[] whole = Tar.gzip(tar().file("top/version.yaml", "v").file("top/a", new String(TestBytes.log(TestBytes.random(1), 300_000),
                StandardCharsets.ISO_8859_1)).bytes());
        for (int length : new int[] {12, 100, whole.length / 2, whole.length - 9, whole.length - 8, whole.length - 1}) {
            assertFails(Arrays.copyOf(whole, length), "archive.truncated");
        }
    }

    @Test
    void noticesADamagedByteByTheCheckSum() throws Exception {
        byte[] whole = Tar.gzip(tar().file("top/version.yaml", "v").bytes());
        whole[whole.length - 6] ^= 1;
        assertFails(whole, "archive.damaged");
    }

    @Test
    void stopsAtTheLimits() throws Exception {
        assertFails(Tar.gzip(tar().file("a", "1").file("b", "2").file("c", "3").bytes()), new ReadLimits(2, 1 << 20, 100), "archive.too-much");
        assertFails(Tar.gzip(tar().file("a", "x".repeat(5000)).bytes()), new ReadLimits(10, 4000, 100), "archive.too-much");
    }

    @Test
    void stopsAtAZipBombBeforeTheDiskIsFull() throws Exception {
        byte[] bomb = Tar.gzip(tar().file("top/zeros", "\0".repeat(100 << 20)).bytes());

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
        assertFails(Tar.gzip(raw.toByteArray()), "archive.too-much");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThatThrownBy(() -> new ArchiveReader(ReadLimits.DEFAULT).open(directory.resolve("absent.tar.gz"), directory.resolve("work")))
                .asInstanceOf(type(ArchiveFailedException.class))
                .satisfies(failure -> assertThat(failure.problem().code()).isEqualTo("archive.absent"));
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

    private static Tar tar() {
        return new Tar();
    }
}

package io.cronsupportbundle.upload.file;

import static io.cronsupportbundle.upload.TestEgress.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.TestEgress;
import io.cronsupportbundle.upload.UploadResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileUploaderTest {
    private final Path root;
    private final BundleArchive archive;
    private final FileUploader uploader;

    FileUploaderTest(@TempDir Path directory) throws IOException {
        root = directory.resolve("out");
        archive = TestEgress.archive(directory, "archive".getBytes(StandardCharsets.UTF_8));
        uploader = new FileUploader(root, Clock.systemUTC());
    }

    @Test
    void leavesTheArchiveUnderItsKeyAndNothingElse() throws IOException {
        assertThat(upload("app/cluster/a.tar.gz")).asInstanceOf(type(UploadResult.Stored.class))
                .satisfies(stored -> assertThat(stored.url()).isEqualTo(root.resolve("app/cluster/a.tar.gz").toUri().toString()));

        assertThat(root.resolve("app/cluster/a.tar.gz")).hasContent("archive");
        try (Stream<Path> files = Files.list(root.resolve("app/cluster"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void findsItsOwnFileAgain() {
        upload("a.tar.gz");

        assertThat(upload("a.tar.gz")).asInstanceOf(type(UploadResult.AlreadyThere.class))
                .satisfies(there -> assertThat(there.sameContent()).isTrue());
    }

    @Test
    void neverReplacesOtherContent() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("a.tar.gz"), "other");

        assertThat(upload("a.tar.gz")).asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("FileExists"));
        assertThat(root.resolve("a.tar.gz")).hasContent("other");
    }

    @Test
    void replacesTheHalfFileOfAKilledRun() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve(".a.tar.gz.part"), "half");

        assertThat(upload("a.tar.gz")).isInstanceOf(UploadResult.Stored.class);
        assertThat(root.resolve(".a.tar.gz.part")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.tar.gz", "/etc/a", "a/../../b", ""})
    void keepsWithinItsDirectory(String key) {
        assertThat(upload(key)).isInstanceOf(Refused.class);
        assertThat(root).doesNotExist();
    }

    @Test
    void probesByWritingAndTakingAway() {
        assertThat(uploader.probe("a", GRANTED, Instant.MAX)).isEqualTo(new ProbeResult.Permitted());
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void saysThatItsPlaceIsNoDirectory() throws IOException {
        Files.writeString(root, "a file");

        assertThat(uploader.probe("a", GRANTED, Instant.MAX)).isInstanceOf(Refused.class);
        assertThat(upload("a/b")).isInstanceOf(Refused.class);
    }

    private UploadResult upload(String key) {
        return uploader.upload(archive, key, GRANTED, Instant.MAX);
    }
}

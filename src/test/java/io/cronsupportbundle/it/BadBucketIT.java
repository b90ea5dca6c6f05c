package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.testing.s3.S3Fault;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Buckets that refuse or cannot be reached: the archive is kept, and goes up later.
@MicronautTest(startApplication = false)
class BadBucketIT {

    /// Every key but that of the question beforehand, which has a digest of zeros.
    private static final String ARCHIVES = ".*-(?!0{12})[0-9a-f]{12}\\.tar\\.gz";

    @Inject
    Program program;

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.sample(directory);
        scene.bucket().addBucketElsewhere("moved", "eu-west-3");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vendor-bundles/outgoing | 403 AccessDenied      | policy must allow s3:PutObject
            no-such-bucket/incoming | 404 NoSuchBucket      | Check the bucket's name
            moved/incoming          | 301 PermanentRedirect | The bucket is in region eu-west-3
            """)
    void keepsTheArchiveWhenTheBucketRefuses(String place, String answer, String remedy) {
        Finished finished = program.run(scene.callWithSpec(Specs.SMALL, "collect")
                .with("SUPPORT_BUNDLE_ENDPOINT", scene.bucket().endpoint() + "/" + place)).expect(4);
        assertThat(finished.error()).contains(answer, remedy).containsPattern("\\(request [0-9A-F]+\\)");
        Path kept = scene.keptArchive();
        assertThat(finished.err()).contains("the archive is kept at " + kept, "cron-support-bundle upload " + kept);
        assertThat(scene.leftovers()).isEmpty();
        assertThat(scene.bucket().objects()).isEmpty();

        program.run(scene.call("upload", kept.toString())).expect(0);
        assertThat(scene.storedBundle().files()).containsKey("cluster-info/cluster_version.json");
    }

    @Test
    void keepsTheArchiveWhenTheBucketCannotBeReached() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Finished finished = program.run(scene.callWithSpec(Specs.SMALL, "collect")
                .with("SUPPORT_BUNDLE_ENDPOINT", "http://127.0.0.1:" + port + "/bucket")).expect(4);
        assertThat(finished.error()).contains("upload failed", "127.0.0.1");
        assertThat(Bundle.read(scene.keptArchive()).files()).containsKey("cluster-info/cluster_version.json");
    }

    @Test
    void keepsTheArchiveWhereTheSettingsSayWhenTheBucketRefuses() {
        Path output = directory.resolve("copy.tar.gz");
        Finished finished = program.run(scene.callWithSpec(Specs.SMALL, "collect").with("SUPPORT_BUNDLE_OUTPUT", output)
                .with("SUPPORT_BUNDLE_ENDPOINT", scene.bucket().endpoint() + "/no-such-bucket")).expect(4);
        assertThat(finished.err()).contains("the archive is kept at " + output);
        assertThat(Bundle.read(output).files()).containsKey("cluster-info/cluster_version.json");
    }

    static Stream<S3Fault> passingFaults() {
        return Stream.of(new S3Fault.SlowDown(), new S3Fault.ServerError(), new S3Fault.CutAfter(100), new S3Fault.AnswerLost(),
                new S3Fault.NeverContinues(), new S3Fault.Slow(Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void storesTheArchiveOnceInSpiteOfAFaultThatPasses(S3Fault fault) {
        scene.bucket().fail(ARCHIVES, fault, 1);
        program.run(scene.callWithSpec(Specs.SMALL, "collect")).expect(0);
        assertThat(scene.storedBundle().files()).containsKey("cluster-info/cluster_version.json");
        assertThat(scene.kept()).isEmpty();
    }

    static Stream<Arguments> lastingFaults() {
        return Stream.of(
                Arguments.of(new S3Fault.RefuseBeforeBody(), "AccessDenied"),
                Arguments.of(new S3Fault.ServerError(), "InternalError"),
                Arguments.of(new S3Fault.CutAfter(100), "upload failed"),
                Arguments.of(new S3Fault.Silence(), "upload failed"));
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void keepsTheArchiveWhenAFaultLasts(S3Fault fault, String cause) {
        scene.bucket().fail(ARCHIVES, fault, Integer.MAX_VALUE);
        Finished finished = program.run(scene.callWithSpec(Specs.SMALL, "collect").with("SUPPORT_BUNDLE_DEADLINE", "40s")).expect(4);
        assertThat(finished.error()).contains(cause);
        assertThat(Bundle.read(scene.keptArchive()).files()).containsKey("cluster-info/cluster_version.json");
    }
}

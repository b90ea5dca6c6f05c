package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.testing.s3.BucketPolicy;
import io.cronsupportbundle.testing.s3.S3Double;
import io.cronsupportbundle.testing.s3.StoredObject;
import io.cronsupportbundle.testing.tls.ThrowAwayAuthority;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every form of destination, from the environment variable to the stored object.
@MicronautTest(startApplication = false)
class EndpointsIT {
    @Inject
    Program program;

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.sample(directory);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Call collectTo(Object endpoint) {
        return scene.callWithSpec(Specs.SMALL, "collect").with("SUPPORT_BUNDLE_ENDPOINT", endpoint);
    }

    @Test
    void sendsToABucketInThePath() {
        program.run(collectTo(scene.bucket().bucketUrl() + "/incoming/a/b").with("SUPPORT_BUNDLE_KEY_TEMPLATE", "{app}/{sha256}.tar.gz")
                .with("SUPPORT_BUNDLE_APP", "fxa")).expect(0);
        assertThat(scene.stored().key()).matches("incoming/a/b/fxa/[0-9a-f]{64}\\.tar\\.gz");
    }

    @Test
    void sendsToABucketInTheHostName() {
        // The double stands in for the proxy that a cluster without a way out of its own has; it is asked for the bucket by its name.
        program.run(collectTo("http://" + Scene.BUCKET + ".s3.eu-central-1.amazonaws.com/incoming")
                .with("SUPPORT_BUNDLE_ALLOW_PLAIN_HTTP", "true").with("HTTP_PROXY", scene.bucket().endpoint())).expect(0);
        assertThat(scene.stored().headers()).containsEntry("host", Scene.BUCKET + ".s3.eu-central-1.amazonaws.com");
        assertThat(scene.stored().key()).startsWith("incoming/app/");
    }

    @Test
    void sendsToAPresignedUrlExactlyAsItIsAndNeverShowsItsSignature() {
        URI url = scene.bucket().presignedUrl("somewhere/else.tar.gz");
        Finished finished = program.run(collectTo(url)).expect(0);
        StoredObject stored = scene.stored();
        assertThat(stored.key()).isEqualTo("somewhere/else.tar.gz");
        assertThat(Bundle.read(stored.bytes()).files()).containsKey("cluster-info/cluster_version.json");
        assertThat(finished.out() + finished.err()).doesNotContain("X-Amz-Signature", "AKIAIOSFODNN7EXAMPLE");
        assertThat(Bundle.read(stored.bytes()).holding("X-Amz-Signature")).isEmpty();
    }

    @Test
    void writesToADirectory() throws IOException {
        Path volume = Files.createDirectory(directory.resolve("volume"));
        program.run(collectTo(volume.toUri())).expect(0);
        try (Stream<Path> files = Files.walk(volume)) {
            List<Path> archives = files.filter(Files::isRegularFile).toList();
            assertThat(archives).singleElement().satisfies(archive ->
                    assertThat(Bundle.read(archive).files()).containsKey("cluster-info/cluster_version.json"));
        }
        assertThat(scene.bucket().requests()).isEmpty();
    }

    @Test
    void trustsTheAuthorityOfTheSettings() {
        ThrowAwayAuthority authority = ThrowAwayAuthority.create();
        try (S3Double encrypted = S3Double.start(BucketPolicy.anonymousPut(Scene.BUCKET, Scene.PREFIX), authority)) {
            Call call = collectTo(encrypted.bucketUrl() + "/incoming");
            Finished distrusting = program.run(call).expect(4);
            assertThat(distrusting.error()).contains("upload failed", "certificate");
            program.run(call.with("SUPPORT_BUNDLE_CA_FILE", scene.file("ca.pem", authority.pem()))).expect(0);
            assertThat(encrypted.objects()).hasSize(1);
        }
    }

    @Test
    void sendsWhatAStoreWithOldHabitsTakes() {
        try (S3Double old = S3Double.start(BucketPolicy.anonymousPut(Scene.BUCKET, Scene.PREFIX).refusingAwsChunked().demandingCreateOnly())) {
            program.run(collectTo(old.bucketUrl() + "/incoming")).expect(0);
            assertThat(old.objects()).hasSize(1);
        }
    }

    @Test
    void alsoWritesTheArchiveWhereTheSettingsSay() throws IOException {
        Path file = directory.resolve("copy.tar.gz");
        program.run(collectTo(scene.bucket().bucketUrl() + "/incoming").with("SUPPORT_BUNDLE_OUTPUT", file)).expect(0);
        assertThat(file).hasBinaryContent(scene.stored().bytes());
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Finished finished = program.run(scene.callWithSpec(Specs.SMALL, "collect", "--output", folder.toString()).without("SUPPORT_BUNDLE_ENDPOINT"))
                .expect(0);
        assertThat(folder).isDirectoryContaining("glob:**/support-bundle-*.tar.gz");
        program.run(scene.callWithSpec(Specs.SMALL, "collect", "--output", folder.toString()).without("SUPPORT_BUNDLE_ENDPOINT")).expect(0);
        try (Stream<Path> archives = Files.list(folder)) {
            assertThat(archives).hasSize(2);
        }
        assertThat(finished.out()).contains("Sent       nowhere, as no endpoint is set");
    }
}

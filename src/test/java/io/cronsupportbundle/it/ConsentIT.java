package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.testing.cluster.Identity;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing is read and nothing leaves unless the customer has opted in.
@MicronautTest(startApplication = false)
class ConsentIT {
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

    @Test
    void asksNobodyForAnythingInAClusterWithoutConsent() {
        Finished finished = program.run(scene.callInCluster(Identity.administrator(), "collect").without("SUPPORT_BUNDLE_CONSENT")).expect(0);
        assertThat(scene.cluster().requests()).isEmpty();
        assertThat(scene.bucket().requests()).isEmpty();
        assertThat(scene.work()).doesNotExist();
        assertThat(finished.out()).contains("nothing collected and nothing sent", "not opted in", "SUPPORT_BUNDLE_CONSENT is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "yes", "Granted", "granted ", "\"granted\"", "1", " "})
    void takesNoOtherWordForConsent(String word) {
        Finished finished = program.run(scene.callInCluster(Identity.administrator(), "collect").with("SUPPORT_BUNDLE_CONSENT", word)).expect(0);
        assertThat(scene.cluster().requests()).isEmpty();
        assertThat(scene.bucket().requests()).isEmpty();
        assertThat(finished.out()).contains("not opted in");
    }

    @Test
    void keepsTheBundleOfAPersonWhoHasNotOptedIn() {
        Path output = directory.resolve("bundle.tar.gz");
        Finished finished = program.run(scene.call("collect").without("SUPPORT_BUNDLE_CONSENT").with("SUPPORT_BUNDLE_OUTPUT", output)).expect(0);
        assertThat(scene.bucket().requests()).isEmpty();
        assertThat(Bundle.read(output).files()).containsKey("analysis.json");
        assertThat(finished.out()).contains("not sent, because nobody has opted in");
    }

    @Test
    void sendsNoKeptArchiveWithoutConsent() {
        Path archive = scene.file("bundle.tar.gz", "an archive");
        Finished finished = program.run(scene.call("upload", archive.toString()).without("SUPPORT_BUNDLE_CONSENT")).expect(2);
        assertThat(finished.error()).contains("SUPPORT_BUNDLE_CONSENT", "nobody has opted in", "--consent granted");
        assertThat(scene.bucket().requests()).isEmpty();
    }
}

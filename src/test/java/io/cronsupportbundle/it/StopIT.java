package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.cronsupportbundle.testing.s3.S3Request;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Being told to end in the middle, which is also how a customer withdraws consent.
@MicronautTest(startApplication = false)
class StopIT {
    private static final String LOG = "/api/v1/namespaces/fxa/pods/[^/]+/log";

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
    void keepsWhatItHasAndSendsNothingMore() throws InterruptedException {
        scene.cluster().fail(LOG, new Fault.Silence());
        Finished finished;
        try (Running running = program.start(scene.call("collect"))) {
            Eventually.await("a request for a log", () -> scene.cluster().requests().stream().anyMatch(request -> request.path().matches(LOG)));
            running.terminate();
            finished = running.await().expect(4);
        }
        assertThat(finished.error()).contains("told to stop");
        Path kept = scene.keptArchive();
        assertThat(finished.err()).contains("the archive is kept at " + kept);
        assertThat(scene.leftovers()).isEmpty();
        assertThat(scene.bucket().objects()).isEmpty();
        assertThat(scene.bucket().requests()).extracting(S3Request::code).containsOnly("BadDigest");
        Bundle bundle = Bundle.read(kept);
        assertThat(bundle.json("cluster-resources/pods/fxa.json").path("items")).hasSize(SampleCluster.pods().size());
        assertThat(bundle.gaps()).anyMatch(gap -> gap.contains("the run was told to stop"));

        scene.cluster().clearFaults();
        program.run(scene.call("upload", kept.toString())).expect(0);
        assertThat(scene.stored().bytes()).isEqualTo(Bundle.bytes(kept));
    }
}

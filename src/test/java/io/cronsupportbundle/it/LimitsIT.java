package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.ContainerLog;
import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles that do not fit, and callers that want all or nothing.
@MicronautTest(startApplication = false)
class LimitsIT {
    private static final int BUDGET = 256 * 1024;

    @Inject
    Program program;

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.of(SampleCluster.create(20_000), directory);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void deliversWhatFitsIntoTheBudgetAndListsTheRest() {
        program.run(scene.call("collect").with("SUPPORT_BUNDLE_MAX_BYTES", "256Ki")).expect(0);
        Bundle bundle = scene.storedBundle();
        assertThat(bundle.files()).containsKeys("summary.json", "manifest.json", "analysis.json", "version.yaml");
        assertThat(bundle.gaps()).isNotEmpty().anyMatch(gap -> gap.contains("the size limit of " + BUDGET + " bytes for a bundle is reached"));
        long collected = bundle.files().entrySet().stream().filter(file -> file.getKey().startsWith("cluster-") || file.getKey().startsWith("app")).mapToLong(file -> file.getValue().length).sum();
        assertThat(collected).isLessThanOrEqualTo(BUDGET);
        assertThat(bundle.holding(SampleCluster.CANARY)).isEmpty();
    }

    /// More than the memory of the process, if all were judged at once: a line of a megabyte that is a document exists several times.
    @Test
    void readsLogsOfVeryLongLinesTogether() {
        Cluster cluster = SampleCluster.create(1);
        SampleCluster.pods().forEach((pod, container) -> cluster.addLog(SampleCluster.NAMESPACE, pod, container, ContainerLog.generated(6, index ->
                "{\"message\":\"" + "request served; ".repeat(60_000) + "\",\"password\":\"" + SampleCluster.CANARY + index + "\"}")));
        try (Scene large = Scene.of(cluster, directory)) {
            program.run(large.call("collect")).expect(0);
            Bundle bundle = large.storedBundle();
            assertThat(bundle.gaps()).isEmpty();
            assertThat(bundle.holding(SampleCluster.CANARY)).isEmpty();
            assertThat(bundle.files().values()).filteredOn(content -> content.length > 5_000_000).hasSize(SampleCluster.pods().size());
        }
    }

    @Test
    void deliversWhatFitsOntoAFullDisk() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", small.toString()), "no small file system can be mounted here");
        try {
            program.run(scene.call("collect").with("SUPPORT_BUNDLE_WORK_DIRECTORY", small.resolve("work"))).expect(0);
            Bundle bundle = scene.storedBundle();
            assertThat(bundle.files()).containsKeys("summary.json", "manifest.json", "analysis.json", "cluster-resources/nodes.json");
            assertThat(bundle.gaps()).isNotEmpty();
        } finally {
            Eventually.await("nobody uses the small file system any more", () -> succeeds("umount", small.toString()));
        }
    }

    @Test
    void keepsAnArchiveThatCannotBeWrittenWhereItWasWanted() {
        Finished finished = program.run(scene.call("collect", "--output", directory.resolve("nowhere/bundle.tar.gz").toString())
                .without("SUPPORT_BUNDLE_ENDPOINT")).expect(4);
        assertThat(finished.err()).contains("the archive could not be written here", "nowhere/bundle.tar.gz", "the archive is kept at");
        assertThat(Bundle.read(scene.keptArchive()).files()).containsKey("manifest.json");
    }

    @Test
    void saysThatTheWorkDirectoryCannotBeUsed() {
        Finished finished = program.run(scene.callWithSpec(Specs.SMALL, "collect")
                .with("SUPPORT_BUNDLE_WORK_DIRECTORY", scene.file("file", "in the way").resolve("work"))).expect(2);
        assertThat(finished.error()).contains("file/work", "SUPPORT_BUNDLE_WORK_DIRECTORY");
    }

    @Test
    void endsWithThreeWhenTheCallerIsStrictAndTheBundleHasGaps() {
        scene.cluster().fail("/api/v1/nodes", new Fault.Forbidden());
        Call call = scene.call("collect", "-o", "json");
        JsonNode lenient = program.run(call).expect(0).json();
        assertThat(lenient.path("complete").asBoolean()).isFalse();
        Finished strict = program.run(call.with("SUPPORT_BUNDLE_STRICT", "true")).expect(3);
        assertThat(strict.json().path("exitCode").asInt()).isEqualTo(3);
        assertThat(strict.error()).contains("not complete", "--strict");
        assertThat(scene.bucket().objects()).hasSize(2);
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

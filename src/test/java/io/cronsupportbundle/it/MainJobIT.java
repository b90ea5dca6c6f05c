package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.testing.cluster.RecordedRequest;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.cronsupportbundle.testing.s3.StoredObject;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job: from the specification in its Secret to one object in the bucket.
@MicronautTest(startApplication = false)
class MainJobIT {
    private static final int MAX_SUMMARY = 16 * 1024;

    /// What the tool that this one replaces needs for the same specification is twice as much.
    private static final int MAX_REQUESTS = 120;

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
    void storesOneObjectWithAnAnonymousPutThatStatesItsChecksum() throws Exception {
        program.run(scene.call("collect").with("SUPPORT_BUNDLE_APP", "fxa")).expect(0);

        StoredObject stored = scene.stored();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(stored.bytes());
        assertThat(stored.key()).matches("incoming/fxa/c-[0-9a-f]{16}/\\d{4}/\\d{2}/\\d{2}/\\d{8}T\\d{6}Z-"
                + HexFormat.of().formatHex(digest).substring(0, 12) + "\\.tar\\.gz");
        assertThat(stored.headers()).containsEntry("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(digest))
                .containsEntry("if-none-match", "*").containsEntry("content-length", Long.toString(stored.size()))
                .doesNotContainKeys("authorization", "x-amz-acl", "transfer-encoding");
        assertThat(scene.bucket().requests()).allMatch(request -> request.method().equals("PUT"));
    }

    @Test
    void collectsWithoutACommandAsWell() {
        program.run(scene.call()).expect(0);
        assertThat(scene.storedBundle().files()).containsKey("version.yaml");
    }

    @Test
    void leavesNothingInTheWorkDirectoryAndNothingToTheImagination() {
        Finished finished = program.run(scene.call("collect")).expect(0);
        assertThat(scene.kept()).isEmpty();
        assertThat(scene.leftovers()).isEmpty();
        for (String stage : List.of("probe", "collect", "analyze", "archive", "upload")) {
            assertThat(finished.err()).contains("stage=" + stage);
        }
        assertThat(finished.out()).contains("Complete: everything that was planned is in the bundle.", "CrashLoopBackOff",
                scene.stored().key());
        assertThat(finished.errors()).isEmpty();
        assertThat(finished.out() + finished.err()).doesNotContain(SampleCluster.CANARY, SampleCluster.AWS_SECRET_KEY);
    }

    @Test
    void namesTheTwoPodsThatKeepCrashingAndNoOther() {
        program.run(scene.call("collect")).expect(0);
        assertThat(scene.storedBundle().failures()).filteredOn(title -> title.startsWith("Pod "))
                .satisfiesExactlyInAnyOrder(
                        title -> assertThat(title).startsWith("Pod fxa/" + SampleCluster.CRASHING.get(0) + "-"),
                        title -> assertThat(title).startsWith("Pod fxa/" + SampleCluster.CRASHING.get(1) + "-"));
    }

    @Test
    void letsNoPlantedSecretIntoAnyFile() {
        program.run(scene.call("collect")).expect(0);
        Bundle bundle = scene.storedBundle();
        assertThat(bundle.holding(SampleCluster.CANARY)).isEmpty();
        assertThat(bundle.holding(SampleCluster.AWS_SECRET_KEY)).isEmpty();
        assertThat(bundle.holding(Base64.getEncoder().encodeToString(SampleCluster.CANARY.getBytes(StandardCharsets.UTF_8)))).isEmpty();
        assertThat(bundle.holding("***HIDDEN***")).hasSizeGreaterThan(20);
    }

    @Test
    void beginsTheArchiveWithASummaryThatFitsIntoSixteenKibibytes() {
        program.run(scene.call("collect").with("SUPPORT_BUNDLE_APP", "fxa").with("SUPPORT_BUNDLE_VERSION_LABEL", "1.230.0")).expect(0);
        Bundle bundle = scene.storedBundle();
        assertThat(bundle.files().keySet()).startsWith("summary.json", "manifest.json", "analysis.json", "version.yaml");
        assertThat(bundle.files().get("summary.json")).hasSizeLessThanOrEqualTo(MAX_SUMMARY);
        JsonNode summary = bundle.json("summary.json");
        assertThat(summary.path("app").asText()).isEqualTo("fxa");
        assertThat(summary.path("versionLabel").asText()).isEqualTo("1.230.0");
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(summary.path("attention").toString()).contains(SampleCluster.CRASHING);
    }

    @Test
    void listsEveryFileInTheManifestWithItsOutcomeAndDigest() throws Exception {
        program.run(scene.call("collect")).expect(0);
        Bundle bundle = scene.storedBundle();
        assertThat(bundle.gaps()).isEmpty();
        for (JsonNode entry : bundle.json("manifest.json").path("entries")) {
            if (entry.has("sha256")) {
                byte[] content = bundle.files().get(entry.path("path").asText());
                assertThat(content).as(entry.toString()).hasSize(entry.path("bytes").asInt());
                assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                        .isEqualTo(entry.path("sha256").asText());
            }
        }
        assertThat(bundle.files().keySet()).allSatisfy(path -> assertThat(path.equals("manifest.json") || !bundle.outcome(path).startsWith("not"))
                .as(path).isTrue());
    }

    @Test
    void isUnpackedByAnyTar() throws Exception {
        program.run(scene.call("collect")).expect(0);
        Path archive = Files.write(directory.resolve("bundle.tar.gz"), scene.stored().bytes());
        Process tar = new ProcessBuilder("tar", "-tzf", archive.toString()).redirectErrorStream(true).start();
        List<String> names = tar.inputReader().lines().toList();
        assertThat(tar.waitFor()).as(names.toString()).isZero();
        assertThat(names.getFirst()).matches("support-bundle-\\d{4}-\\d{2}-\\d{2}T\\d{2}_\\d{2}_\\d{2}/summary\\.json");
        assertThat(names).allMatch(name -> name.startsWith("support-bundle-") && !name.contains("..")).doesNotHaveDuplicates();
    }

    @Test
    void asksTheApiServerOnlyToReadAndSaysWhoItIs() {
        program.run(scene.call("collect")).expect(0);
        List<RecordedRequest> requests = scene.cluster().requests();
        assertThat(requests).hasSizeLessThanOrEqualTo(MAX_REQUESTS)
                .allMatch(request -> request.userAgent().startsWith("cron-support-bundle/"))
                .allMatch(request -> request.method().equals("GET") || request.path().endsWith("/selfsubjectrulesreviews"));
        assertThat(requests).noneMatch(request -> request.path().endsWith("/secrets"));
    }

    @Test
    void reportsTheRunAsOneDocument() {
        JsonNode report = program.run(scene.call("collect", "-o", "json")).expect(0).json();
        assertThat(report.path("exitCode").asInt()).isZero();
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.at("/archive/bytes").asLong()).isEqualTo(scene.stored().size());
        assertThat(report.path("upload").asText()).contains(scene.stored().key());
        assertThat(report.path("missing")).isEmpty();
        assertThat(report.path("requests").asInt()).isEqualTo(scene.cluster().requests().size());
    }

    @Test
    void givesTheSameBytesForTheSameClusterButForTimes() {
        program.run(scene.call("collect").with("SUPPORT_BUNDLE_OUTPUT", directory.resolve("first.tar.gz"))).expect(0);
        program.run(scene.call("collect").with("SUPPORT_BUNDLE_OUTPUT", directory.resolve("second.tar.gz"))).expect(0);
        Bundle first = Bundle.read(directory.resolve("first.tar.gz"));
        Bundle second = Bundle.read(directory.resolve("second.tar.gz"));
        List<String> differing = first.files().keySet().stream()
                .filter(path -> !Arrays.equals(first.files().get(path), second.files().get(path))).toList();
        assertThat(second.files().keySet()).containsExactlyElementsOf(first.files().keySet());
        assertThat(differing).isSubsetOf("summary.json", "manifest.json", "execution-data/summary.txt", "usage-counts/usage-counts.json",
                "app-version/app-version.json");
    }
}

package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every command but `collect`.
@MicronautTest(startApplication = false)
class CommandsIT {
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
    void planShowsRequestsAndDestinationAndSendsNothing() {
        Finished finished = program.run(scene.call("plan")).expect(0);
        assertThat(finished.out()).contains("GET /version  ->  cluster-info/cluster_version.json", "GET v1 pods  ->  cluster-resources/pods/*.json",
                scene.bucket().bucketUrl() + "/incoming", "Consent        granted");
        assertThat(scene.bucket().requests()).isEmpty();
        assertThat(scene.cluster().requests()).singleElement()
                .matches(request -> request.path().equals("/api/v1/namespaces/fxa/secrets/" + SampleCluster.SPEC_SECRET));
    }

    @Test
    void planOfAFileAsksNobody() {
        JsonNode plan = program.run(scene.callWithSpec(SampleCluster.spec(), "plan", "-o", "json")).expect(0).json();
        assertThat(plan.path("collectors")).isNotEmpty();
        assertThat(plan.path("destination").asText()).isEqualTo(scene.bucket().bucketUrl() + "/incoming");
        assertThat(plan.path("consent").asBoolean()).isTrue();
        assertThat(plan.path("digest").asText()).hasSize(64);
        assertThat(scene.cluster().requests()).isEmpty();
        assertThat(scene.bucket().requests()).isEmpty();
    }

    @Test
    void planEndsAsTheRunWouldWhenNothingCanBeRead() {
        String broken = "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec:\n  collectors:\n    - logs: {}\n    analyzers:\n";
        assertThat(program.run(scene.callWithSpec(broken, "plan")).expect(2).err()).contains("not valid YAML");
        program.run(scene.callWithSpec(broken, "collect")).expect(2);
    }

    @Test
    void validateAcceptsTheSample() {
        Finished finished = program.run(scene.call("validate", scene.file("sample.yaml", SampleCluster.spec()).toString())).expect(0);
        assertThat(finished.out()).contains("valid: ", "4 analyzers");
        assertThat(scene.cluster().requests()).isEmpty();
    }

    @Test
    void validateNamesLineColumnAndRemedyOfEveryMistake() {
        Path spec = scene.file("broken.yaml", """
                apiVersion: troubleshoot.sh/v1beta2
                kind: SupportBundle
                metadata: {name: broken}
                spec:
                  collectors:
                    - logs:
                        name: app
                        limits: {maxLines: many}
                    - clusterInfos: {}
                  analyzers:
                    - clusterVersion:
                        outcomes: none
                """);
        Finished finished = program.run(scene.call("validate", spec.toString())).expect(2);
        assertThat(finished.out()).contains("broken.yaml:8:", "broken.yaml:9:", "broken.yaml:12:");
        assertThat(finished.out().lines()).allMatch(line -> line.matches("(error|warning): .*broken\\.yaml:\\d+:\\d+: .+\\. .+\\."));
        JsonNode problems = program.run(scene.call("validate", spec.toString(), "-o", "json")).expect(2).json();
        assertThat(problems.path("valid").asBoolean()).isFalse();
        assertThat(Bundle.items(problems.path("problems"))).hasSameSizeAs(finished.out().lines().toList())
                .allMatch(problem -> problem.path("line").asInt() > 0 && problem.path("column").asInt() > 0 && !problem.path("doThis").asText().isEmpty());
    }

    @Test
    void validateTakesWhatTheSettingsNameAndPassesOverAnAgeInDays() {
        Finished finished = program.run(scene.callWithSpec("""
                apiVersion: troubleshoot.replicated.com/v1beta1
                kind: Collector
                spec: {collectors: [{logs: {selector: [app=web], limits: {maxAge: 30d, maxLines: 10000}}}]}
                """, "validate")).expect(0);
        assertThat(finished.out()).contains("warning: ", "there is no unit for days", "valid: 3 collectors");
    }

    @Test
    void rbacEndsAsTheRunWouldWhenNothingIsAskedFor() {
        String preflight = "apiVersion: troubleshoot.sh/v1beta2\nkind: Preflight\nspec: {}\n";
        assertThat(program.run(scene.callWithSpec(preflight, "rbac")).expect(2).out()).isEmpty();
        program.run(scene.callWithSpec(preflight, "collect")).expect(2);
    }

    @Test
    void collectsNothingWhenThatIsWhatIsAskedFor() {
        String nothing = """
                apiVersion: troubleshoot.sh/v1beta2
                kind: SupportBundle
                spec: {collectors: [{clusterInfo: {exclude: true}}, {clusterResources: {exclude: "true"}}]}
                """;
        program.run(scene.callWithSpec(nothing, "plan")).expect(0);
        Path archive = directory.resolve("bundle.tar.gz");
        program.run(scene.callWithSpec(nothing, "collect").with("SUPPORT_BUNDLE_OUTPUT", archive)).expect(0);
        assertThat(Bundle.read(archive).files().keySet()).contains("skipped-collectors.json", "analysis.json")
                .noneMatch(path -> path.startsWith("cluster-"));
    }

    @Test
    void validateReadsStandardInput() {
        Finished finished = program.run(scene.call("validate", "-").reading(SampleCluster.spec())).expect(0);
        assertThat(finished.out()).contains("valid: ");
    }

    @Test
    void analyzeFindsInABundleWhatTheRunFound() {
        Path archive = directory.resolve("bundle.tar.gz");
        JsonNode run = program.run(scene.call("collect", "-o", "json").with("SUPPORT_BUNDLE_OUTPUT", archive)).expect(0).json();
        scene.cluster().forgetRequests();
        String spec = scene.file("sample.yaml", SampleCluster.spec()).toString();
        JsonNode again = program.run(scene.call("analyze", archive.toString(), "--spec", spec, "-o", "json")).expect(0).json();
        assertThat(again.path("findings")).isNotEmpty().isEqualTo(run.path("findings"));
        assertThat(scene.cluster().requests()).isEmpty();
        Finished text = program.run(scene.call("analyze", archive.toString(), "--spec", spec)).expect(0);
        assertThat(text.out()).contains(SampleCluster.CRASHING);
    }

    @Test
    void showTellsAPersonWhatIsInABundle() {
        Path archive = directory.resolve("bundle.tar.gz");
        program.run(scene.call("collect").with("SUPPORT_BUNDLE_OUTPUT", archive)).expect(0);
        Finished text = program.run(Call.of(Map.of(), "show", archive.toString())).expect(0);
        assertThat(text.out()).contains(SampleCluster.CRASHING).contains("Sizes", "cluster-resources/pods/", "Redacted: ",
                "Missing or cut: nothing that is known").containsPattern("\n  fail  .*\\[cluster-resources/pods/fxa\\.json, Pod fxa/");
        JsonNode json = program.run(Call.of(Map.of(), "show", archive.toString(), "-o", "json")).expect(0).json();
        assertThat(json.path("entries").asInt()).isEqualTo(Bundle.read(archive).names().size());
        assertThat(json.path("findings")).isEqualTo(Bundle.read(archive).json("analysis.json"));
    }

    @Test
    void uploadSendsAnArchiveOnceAndSaysSoWhenItIsThere() {
        Path archive = directory.resolve("bundle.tar.gz");
        program.run(scene.call("collect").without("SUPPORT_BUNDLE_ENDPOINT").with("SUPPORT_BUNDLE_OUTPUT", archive)).expect(0);
        Call upload = scene.call("upload", archive.toString()).with("SUPPORT_BUNDLE_KEY_TEMPLATE", "{sha256}.tar.gz");
        scene.cluster().forgetRequests();
        assertThat(program.run(upload).expect(0).out()).contains("Sent ");
        assertThat(scene.stored().bytes()).isEqualTo(Bundle.bytes(archive));
        assertThat(program.run(upload).expect(0).out()).contains("was there already");
        assertThat(scene.bucket().objects()).hasSize(1);
        assertThat(scene.cluster().requests()).isEmpty();
    }

    @Test
    void uploadSendsNoArchiveInWhichTheAuditFindsASecret() throws IOException {
        Path archive = archive("logs/app.txt", "key ghp_" + "a1B2c3D4e5F6".repeat(3) + "\n");
        assertThat(program.run(Call.of(Map.of(), "audit", archive.toString())).expect(6).out()).contains("logs/app.txt");
        assertThat(program.run(scene.call("upload", archive.toString())).expect(6).err()).contains("logs/app.txt", "not sent");
        assertThat(scene.bucket().requests()).isEmpty();
    }

    @Test
    void takesNothingForABundleThatIsNone() throws IOException {
        Path text = scene.file("notes.txt", "password");
        assertThat(program.run(scene.call("upload", text.toString())).expect(2).error()).contains("notes.txt");
        Path empty = archive("", "");
        assertThat(program.run(Call.of(Map.of(), "audit", empty.toString())).expect(5).err()).contains("nothing is proved");
        assertThat(program.run(scene.call("upload", empty.toString())).expect(5).err()).contains("not sent");
        assertThat(scene.bucket().requests()).isEmpty();
    }

    @Test
    void analyzeWantsASpecificationThatCanBeRead() {
        Path archive = directory.resolve("bundle.tar.gz");
        program.run(scene.call("collect").without("SUPPORT_BUNDLE_ENDPOINT").with("SUPPORT_BUNDLE_OUTPUT", archive)).expect(0);
        Path broken = scene.file("broken.yaml", "spec:\n\t- x: {\n");
        assertThat(program.run(scene.call("analyze", archive.toString(), "--spec", broken.toString())).expect(2).err()).contains("broken.yaml");
    }

    /// An archive with one entry, or with none.
    private Path archive(String name, String content) throws IOException {
        Path archive = directory.resolve("made.tar.gz");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            if (!name.isEmpty()) {
                byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry("bundle/" + name);
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    @ParameterizedTest
    @CsvSource({"analyze", "show", "upload"})
    void saysThatABundleIsMissing(String command) {
        Finished finished = program.run(scene.call(command, directory.resolve("nowhere.tar.gz").toString())).expect(2);
        assertThat(finished.error()).contains("nowhere.tar.gz");
        assertThat(scene.bucket().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "collect", "plan", "rbac", "analyze", "upload", "validate", "show"})
    void explainsItself(String command) {
        Finished help = program.run(Call.of(Map.of(), command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"})).expect(0);
        assertThat(help.out()).contains("Usage: cron-support-bundle", "--version", command.isEmpty() ? "Exit codes:" : "Example:");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        assertThat(program.run(Call.of(Map.of(), "--version")).expect(0).out()).matches("cron-support-bundle \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void pointsToTheMistakeInACommandLine() {
        for (List<String> arguments : List.of(List.of("colect"), List.of("collect", "--sepc", "x"), List.of("show"))) {
            Finished finished = program.run(new Call(arguments, Map.of(), "")).expect(2);
            assertThat(finished.err()).containsPattern("Usage: cron-support-bundle|Did you mean: ");
            assertThat(finished.out()).isEmpty();
        }
    }
}

package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a vendor learns from the specification that the release brings along: of a cluster in which two of seventeen services crash,
/// these two and no other; of a cluster that does not show its pods, that nothing is known.
@MicronautTest(startApplication = false)
class DefaultSpecificationIT {
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

    /// What stands in Secret `support-bundle-spec` of the release.
    static String specification() throws IOException {
        JsonNode secret = new ObjectMapper(new YAMLFactory()).readTree(Path.of("manifests/support-bundle-secret.yaml").toFile());
        return secret.at("/stringData/support-bundle-spec").asText();
    }

    /// Findings that are not good news, by the object or title that they are about.
    static Map<String, String> troubles(Bundle bundle) {
        Map<String, String> troubles = new TreeMap<>();
        for (JsonNode finding : bundle.json("analysis.json")) {
            if (List.of("error", "warn").contains(finding.path("severity").asText())) {
                troubles.put(finding.at("/insight/primary").asText(), finding.at("/insight/detail").asText());
            }
        }
        return troubles;
    }

    /// Two findings for each of the two that crash: how it is, and how it ended with its last lines.
    static void namesExactlyTheCrashingServices(Bundle bundle) {
        Map<String, String> troubles = troubles(bundle);
        assertThat(troubles.keySet()).allMatch(title -> SampleCluster.CRASHING.stream().anyMatch(title::contains));
        for (String crashing : SampleCluster.CRASHING) {
            assertThat(troubles.keySet()).anyMatch(title -> title.startsWith("Pod fxa/" + crashing + "-"));
            assertThat(troubles).anySatisfy((title, message) -> {
                assertThat(title).startsWith("Restarts of fxa/" + crashing + "-");
                assertThat(message).containsPattern("restarted \\d+ times; it last ended .*with exit code \\d+ \\(\\w+\\)").contains("Its last lines:\n");
            });
        }
    }

    @Test
    void findsTheCrashingServicesWithTheirLastLinesAndIsSilentAboutAllOthers() throws IOException {
        program.run(scene.callWithSpec(specification(), "collect")).expect(0);

        namesExactlyTheCrashingServices(scene.storedBundle());
    }

    @Test
    void saysUnknownAndNotPassWhenPodsAreDenied() throws IOException {
        scene.cluster().fail("/api/v1/(namespaces/[^/]+/)?pods", new Fault.Forbidden());
        program.run(scene.callWithSpec(specification(), "collect")).expect(0);

        Bundle bundle = scene.storedBundle();
        assertThat(troubles(bundle)).hasEntrySatisfying("Pod statuses", message -> assertThat(message).startsWith("Unknown: "))
                .hasEntrySatisfying("Restarts", message -> assertThat(message).startsWith("Unknown: "));
        assertThat(Bundle.items(bundle.json("analysis.json"))).filteredOn(finding -> finding.path("severity").asText().equals("debug"))
                .extracting(finding -> finding.at("/insight/primary").asText()).doesNotContain("Pod statuses", "Restarts");
    }
}

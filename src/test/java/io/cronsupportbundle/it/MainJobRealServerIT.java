package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job on a real API server and a real S3 that enforces its bucket's policy, and the judgement of the tool that it replaces.
@OnTestbed
@MicronautTest(startApplication = false)
class MainJobRealServerIT {

    /// The other tool needs 241 for the same specification.
    private static final int MAX_REQUESTS = 120;

    @Inject
    Program program;

    @TempDir
    Path directory;

    private final Testbed bed = Testbed.fromEnvironment();
    private final String prefix = "main-" + UUID.randomUUID();

    @Test
    void storesOneBundleThatNamesTheTwoCrashingPodsAndHoldsNoPlantedSecret() throws Exception {
        long before = Files.size(bed.auditLog());
        program.run(bed.call(directory, prefix, "collect")).expect(0);

        Map<String, byte[]> objects = bed.objects(prefix);
        assertThat(objects).hasSize(1);
        Bundle bundle = Bundle.read(objects.values().iterator().next());
        assertThat(bundle.failures()).hasSize(2).satisfiesExactlyInAnyOrder(
                title -> assertThat(title).startsWith("Pod fxa/" + SampleCluster.CRASHING.get(0) + "-"),
                title -> assertThat(title).startsWith("Pod fxa/" + SampleCluster.CRASHING.get(1) + "-"));
        assertThat(bundle.holding(SampleCluster.CANARY)).isEmpty();
        assertThat(bundle.holding(SampleCluster.AWS_SECRET_KEY)).isEmpty();
        assertThat(bundle.gaps()).isEmpty();
        List<JsonNode> requests = bed.requests(before, "cron-support-bundle/");
        assertThat(requests).isNotEmpty().hasSizeLessThanOrEqualTo(MAX_REQUESTS)
                .allMatch(request -> List.of("get", "list").contains(request.path("verb").asText())
                        || request.path("requestURI").asText().endsWith("/selfsubjectrulesreviews"));
    }

    @Test
    void isRefusedOutsideOfThePrefixThatThePolicyAllows() throws Exception {
        Call call = bed.call(directory, prefix, "collect").with("SUPPORT_BUNDLE_ENDPOINT", bed.s3() + "/" + bed.bucket() + "/elsewhere");
        Finished finished = program.run(call).expect(4);
        assertThat(finished.error()).contains("403 AccessDenied");
        assertThat(finished.err()).contains("the archive is kept at ");
        assertThat(directory.resolve("work")).isDirectoryRecursivelyContaining("glob:**/support-bundle-*.tar.gz");
    }

    @Test
    void isReadByTheOtherToolWithTheSameOutcomesAsItsOwnBundle() throws Exception {
        Path ours = directory.resolve("ours.tar.gz");
        program.run(bed.call(directory, prefix, "collect").with("SUPPORT_BUNDLE_OUTPUT", ours)).expect(0);
        Path theirs = directory.resolve("theirs.tar.gz");
        bed.tool("support-bundle", "secret/fxa/support-bundle-spec", "--interactive=false", "-o", theirs.toString());
        Path spec = directory.resolve("spec.yaml");
        Files.writeString(spec, bed.kubectl("-n", "fxa", "get", "secret", "support-bundle-spec",
                "-o", "go-template={{index .data \"support-bundle-spec\" | base64decode}}"));

        Map<String, Integer> expected = judgement(theirs, spec);
        assertThat(expected).isNotEmpty();
        // The other tool asks for the previous log of containers that were never restarted, too (`previous-logs` in differences.md), and
        // this server has one of every container. The specification looks at each log.
        int more = previousLogs(theirs) - previousLogs(ours);
        assertThat(more).isPositive();
        expected.merge("pass | No process ran out of memory | No process ran out of memory.", -more, Integer::sum);
        assertThat(judgement(ours, spec)).isEqualTo(expected);
    }

    private static int previousLogs(Path bundle) throws IOException {
        return (int) Bundle.read(Files.readAllBytes(bundle)).files().keySet().stream()
                .filter(path -> path.startsWith("cluster-resources/pods/logs/fxa/") && path.endsWith("-previous.log")).count();
    }

    /// How often the other tool gives each outcome.
    private Map<String, Integer> judgement(Path bundle, Path spec) throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        String answer = bed.tool("support-bundle", "analyze", "--bundle", bundle.toString(), spec.toString(), "--output", "json");
        for (JsonNode result : new ObjectMapper().readTree(answer)) {
            String outcome = result.path("IsFail").asBoolean() ? "fail" : result.path("IsWarn").asBoolean() ? "warn"
                    : result.path("IsPass").asBoolean() ? "pass" : "none";
            outcomes.merge(outcome + " | " + result.path("Title").asText() + " | " + result.path("Message").asText(), 1, Integer::sum);
        }
        return outcomes;
    }
}

package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.Rule;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// API servers that are away, closed or out of order: what can be had is delivered, what cannot is named.
@MicronautTest(startApplication = false)
class BadClusterIT {
    private static final String PODS = "/api/v1/pods";
    private static final String PODS_OF_FXA = "cluster-resources/pods/fxa.json";

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
    void saysThatTheApiServerCannotBeReached() {
        Call call = scene.call("collect");
        scene.cluster().close();
        String address = scene.cluster().endpoint().getAuthority();
        String error = program.run(call).expect(3).error();
        assertThat(error).contains(address, "cannot be reached", "Check the address");
        assertThat(program.run(call.with("SUPPORT_BUNDLE_SPEC", scene.file("spec.yaml", SampleCluster.spec()))).expect(3).error())
                .contains(address, "cannot be reached");
        assertThat(scene.bucket().requests()).isEmpty();
    }

    @Test
    void saysThatNoKubeconfigCanBeRead() {
        assertThat(program.run(scene.call("collect").with("KUBECONFIG", directory.resolve("nothing"))).expect(3).error())
                .contains("nothing", "no kubeconfig can be read", "--kubeconfig");
        assertThat(program.run(scene.call("collect").with("KUBECONFIG", scene.file("bad", "{{{"))).expect(3).error())
                .contains("kubeconfig cannot be understood");
    }

    @Test
    void goesOnWithNoOtherContextThanTheOneThatWasNamed() {
        assertThat(program.run(scene.call("collect", "--context", "staging-typo")).expect(3).error()).contains("no context \"staging-typo\"");
        assertThat(scene.cluster().requests()).isEmpty();
    }

    @Test
    void saysThatTheCredentialsAreNotKnown() {
        Identity stranger = Identity.serviceAccount("fxa", "stranger");
        assertThat(program.run(scene.callInCluster(stranger, "collect")).expect(3).error()).contains("Unauthorized", "Renew the credentials");
    }

    @Test
    void saysThatNothingMayBeReadAndWhatToGrant() {
        scene.cluster().fail("/.*", new Fault.Forbidden());
        Finished finished = program.run(scene.callWithSpec(SampleCluster.spec(), "collect")).expect(3);
        assertThat(finished.error()).contains("nothing could be collected", "forbidden", "Grant the account the rights");
        assertThat(scene.bucket().objects()).isEmpty();
        assertThat(scene.leftovers()).isEmpty();
    }

    @Test
    void collectsTheOneNamespaceThatMayBeReadAndNamesWhatIsDenied() {
        Identity limited = Identity.serviceAccount("fxa", "limited", Rule.readEverywhere("namespaces"), Rule.readIn("fxa", "*"));
        scene.cluster().admit(limited);
        program.run(scene.callInCluster(limited, "collect")).expect(0);
        Bundle bundle = scene.storedBundle();
        assertThat(bundle.json(PODS_OF_FXA).path("items")).hasSize(SampleCluster.pods().size());
        assertThat(bundle.failures()).filteredOn(title -> title.startsWith("Pod ")).hasSize(2);
        assertThat(bundle.files()).containsKey("cluster-resources/auth-cani-list/default.json")
                .doesNotContainKey("cluster-resources/pods/default.json");
        assertThat(bundle.gaps()).anyMatch(gap -> gap.startsWith("denied cluster-resources/nodes.json"))
                .noneMatch(gap -> gap.contains(PODS_OF_FXA));
    }

    @Test
    void beginsAListAgainWhenItsSnapshotExpires() {
        scene.cluster().cluster().addGeneratedPods(2, 400, SampleCluster.CANARY);
        scene.cluster().fail(PODS, new Fault.ExpiredContinue(), 1);
        program.run(scene.call("collect")).expect(0);
        Bundle bundle = scene.storedBundle();
        assertThat(bundle.gaps()).isEmpty();
        for (String namespace : List.of("load-000", "load-001")) {
            JsonNode pods = bundle.json("cluster-resources/pods/" + namespace + ".json").path("items");
            assertThat(Bundle.items(pods)).extracting(pod -> pod.at("/metadata/name").asText()).hasSize(400).doesNotHaveDuplicates();
        }
        assertThat(bundle.holding(SampleCluster.CANARY)).isEmpty();
        assertThat(scene.cluster().requests()).anyMatch(request -> request.path().equals(PODS) && request.status() == 410);
    }

    @Test
    void waitsAsLongAsAServerUnderLoadAsks() {
        scene.cluster().fail(PODS, new Fault.TooManyRequests(Duration.ofSeconds(2)), 1);
        Finished finished = program.run(scene.call("collect", "-o", "json")).expect(0);
        Bundle bundle = scene.storedBundle();
        assertThat(bundle.gaps()).isEmpty();
        assertThat(bundle.json("manifest.json").at("/volatile/throttled").asInt()).isEqualTo(1);
        assertThat(finished.json().path("milliseconds").asLong()).isGreaterThan(2000);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of(new Fault.CutAfter(20_000), "failed"),
                Arguments.of(new Fault.TruncatedAfter(20_000), "failed"),
                Arguments.of(new Fault.BrokenGzip(), "failed"),
                Arguments.of(new Fault.ServerError(500), "failed"),
                Arguments.of(new Fault.Silence(), "timedOut"));
    }

    /// With a deadline, since otherwise some of these servers could be listened to for ever.
    @ParameterizedTest
    @MethodSource("damages")
    void deliversTheRestWhenOneListCannotBeRead(Fault fault, String outcome) {
        scene.cluster().fail(PODS, fault);
        program.run(scene.call("collect").with("SUPPORT_BUNDLE_DEADLINE", "15s")).expect(0);
        Bundle bundle = scene.storedBundle();
        assertThat(bundle.files().keySet()).contains("cluster-resources/nodes.json", "cluster-resources/deployments/fxa.json",
                "cluster-resources/namespaces.json");
        assertThat(bundle.gaps()).anyMatch(gap -> gap.startsWith(outcome + " cluster-resources/pods/"));
        assertThat(bundle.json("summary.json").path("complete").asBoolean()).isFalse();
        assertThat(bundle.failures()).noneMatch(title -> title.startsWith("Pod "));
        assertThat(bundle.json("summary.json").path("attention").toString()).contains("\"verdict\":\"unknown\"");
        assertThat(bundle.holding(SampleCluster.CANARY)).isEmpty();
    }

    @Test
    void isNotHeldUpByABodyThatGoesOnBehindTheList() {
        scene.cluster().fail(PODS, new Fault.Endless());
        program.run(scene.call("collect")).expect(0);
        assertThat(scene.storedBundle().gaps()).isEmpty();
    }

    @Test
    void endsWithinItsDeadlineWhenTheApiServerNeverAnswers() {
        scene.cluster().fail("/.*", new Fault.Silence());
        long begin = System.nanoTime();
        Finished finished = program.run(scene.callWithSpec(SampleCluster.spec(), "collect").with("SUPPORT_BUNDLE_DEADLINE", "8s")).expect(3);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
        assertThat(finished.error()).contains("within");
    }
}

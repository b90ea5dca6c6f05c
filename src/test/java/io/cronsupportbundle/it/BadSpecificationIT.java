package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Specifications and settings that cannot be used: one line each with cause and remedy, and nothing collected or sent.
@MicronautTest(startApplication = false)
class BadSpecificationIT {
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

    private String refused(Call call) {
        String error = program.run(call).expect(2).error();
        assertThat(scene.bucket().requests()).isEmpty();
        assertThat(scene.work()).doesNotExist();
        return error;
    }

    @Test
    void saysThatTheSecretIsMissing() {
        assertThat(refused(scene.call("collect").with("SUPPORT_BUNDLE_SPEC", "secret/fxa/nothing"))).contains("secret/fxa/nothing",
                "there is no such Secret", "Create it, or name another source with --spec or SUPPORT_BUNDLE_SPEC.");
    }

    @Test
    void looksForTheSecretOfItsOwnNamespaceWhenNoneIsNamed() {
        scene.cluster().cluster().remove("v1", "Secret", SampleCluster.NAMESPACE, SampleCluster.SPEC_SECRET);
        assertThat(refused(scene.callInCluster(Identity.administrator(), "collect").without("SUPPORT_BUNDLE_SPEC")))
                .contains("secret/fxa/support-bundle-spec", "there is no such Secret");
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThat(refused(scene.call("collect").with("SUPPORT_BUNDLE_SPEC", directory.resolve("nothing.yaml")))).contains("nothing.yaml");
    }

    @Test
    void saysThatTheSecretMayNotBeRead() {
        Identity limited = Identity.serviceAccount("fxa", "limited");
        scene.cluster().admit(limited);
        assertThat(refused(scene.callInCluster(limited, "collect"))).contains("secret/fxa/support-bundle-spec", "forbidden", "Grant get");
    }

    @Test
    void pointsIntoBrokenYaml() {
        String error = refused(scene.callWithSpec("""
                apiVersion: troubleshoot.sh/v1beta2
                kind: SupportBundle
                spec:
                  collectors: [
                    - clusterInfo: {}
                """, "collect"));
        assertThat(error).containsPattern("spec\\.yaml:[45]:\\d+: ");
    }

    @Test
    void collectsWhatIsCollectedAnywayWhenNoCollectorIsKnownAndSaysSo() {
        Finished finished = program.run(scene.callWithSpec("""
                apiVersion: troubleshoot.sh/v1beta2
                kind: SupportBundle
                metadata: {name: strange}
                spec:
                  collectors:
                    - clusterInfos: {}
                """, "collect")).expect(0);
        assertThat(finished.err().lines().filter(line -> line.startsWith("level=warning"))).singleElement().asString()
                .contains("spec.yaml:6:", "there is no collector \\\"clusterInfos\\\"", "Use one of: ");
        assertThat(scene.storedBundle().json("manifest.json").path("problems").toString()).contains("clusterInfos");
        assertThat(scene.storedBundle().files()).containsKeys("cluster-info/cluster_version.json", "cluster-resources/pods/fxa.json");
    }

    @Test
    void collectsNothingForADocumentOfAnotherKind() {
        assertThat(refused(scene.callWithSpec("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n", "collect"))).contains("spec.yaml");
    }

    @Test
    void leavesOutWhatItDoesNotKnowAndRecordsIt() {
        Finished finished = program.run(scene.callWithSpec(Specs.SMALL.replace("analyzers: []", "") + "    - clusterInfos: {}\n    - data: {nam: x, data: y}\n"
                , "collect")).expect(0);
        assertThat(finished.err()).contains("level=warning", "clusterInfos");
        assertThat(scene.storedBundle().json("manifest.json").path("problems").toString()).contains("clusterInfos", "nam");
    }

    @Test
    void keepsHostileNamesInsideTheBundle() {
        Finished finished = program.run(scene.callWithSpec("""
                apiVersion: troubleshoot.sh/v1beta2
                kind: SupportBundle
                metadata: {name: hostile}
                spec:
                  collectors:
                    - clusterInfo: {}
                    - data: {collectorName: passwd, name: ../../etc/x, data: overwritten}
                    - data: {collectorName: "a/../../b", name: here, data: overwritten}
                    - data: {name: "/absolute", data: inside}
                    - logs: {name: "../../../logs", namespace: fxa, selector: ["app=../x"]}
                """, "collect")).expect(0);
        Bundle bundle = scene.storedBundle();
        assertThat(bundle.names()).allMatch(name -> name.startsWith("support-bundle-") && !name.contains("../etc") && !name.contains("/../"));
        assertThat(bundle.holding("overwritten")).isEmpty();
        assertThat(bundle.text("absolute")).isEqualTo("inside");
        assertThat(bundle.files()).containsKey("cluster-info/cluster_version.json");
        assertThat(bundle.gaps()).anyMatch(gap -> gap.contains("etc/x") || gap.contains("passwd"));
        assertThat(finished.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUPPORT_BUNDLE_ENDPOINT     | ftp://example.com/x             | does not begin with https://
            SUPPORT_BUNDLE_ENDPOINT     | http://example.com/bucket       | unencrypted
            SUPPORT_BUNDLE_ENDPOINT     | https://user:secret@example.com/bucket | user name or password
            SUPPORT_BUNDLE_ENDPOINT     | https://exa mple.com/bucket     | space
            SUPPORT_BUNDLE_ENDPOINT     | https://s3.example.com/         | names no bucket
            SUPPORT_BUNDLE_ENDPOINT     | https://s3.example.com/%zz      | is not a URL
            SUPPORT_BUNDLE_KEY_TEMPLATE | {nonsense}.tar.gz               | nonsense
            SUPPORT_BUNDLE_DEADLINE     | soon                            | no duration
            SUPPORT_BUNDLE_MAX_BYTES    | plenty                          | no amount of bytes
            SUPPORT_BUNDLE_STRICT       | perhaps                         | neither true nor false
            """)
    void namesTheSettingThatCannotBeUsed(String variable, String value, String cause) {
        assertThat(refused(scene.call("collect").with(variable, value))).contains(variable, cause).doesNotContain("secret@");
        assertThat(scene.cluster().requests()).isEmpty();
    }

    @Test
    void tellsAllThatIsWrongWithTheSettingsAtOnce() {
        Finished finished = program.run(scene.call("collect").with("SUPPORT_BUNDLE_ENDPOINT", "nowhere").with("SUPPORT_BUNDLE_DEADLINE", "soon")
                .with("SUPPORT_BUNDLE_STRICT", "perhaps")).expect(2);
        assertThat(finished.errors()).hasSize(3);
    }

    @Test
    void asksForADestinationInACluster() {
        assertThat(refused(scene.callInCluster(Identity.administrator(), "collect").without("SUPPORT_BUNDLE_ENDPOINT")))
                .contains("SUPPORT_BUNDLE_ENDPOINT", "nowhere to put a bundle");
        assertThat(scene.cluster().requests()).isEmpty();
    }
}

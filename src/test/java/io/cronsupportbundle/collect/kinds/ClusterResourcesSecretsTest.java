package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `clusterResources` reads of Secrets, and when.
class ClusterResourcesSecretsTest {
    private static final String SECRETS = "/api/v1/(namespaces/[^/]+/)?secrets.*";
    private static final String PULL = "cluster-resources/image-pull-secrets/";
    private static final String LICENSE = "cluster-resources/license.json";
    private static final String ASKED = "[clusterResources: {imagePullSecrets: true, license: true}]";

    private final Cluster cluster = Cluster.empty().addNamespace("a").addNamespace("b");
    private final CollectorBench bench;

    ClusterResourcesSecretsTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
        addPullSecret("a", "regcred", """
                {"auths": {"https://index.docker.io/v1/": {"username": "bob", "password": "canary-1", "auth": "%s"},
                "reg.example.com": {"auth": "%s"}, "bare.example.com": {"username": "carol"}, "token.example.com": {"auth": "%s"}}}"""
                .formatted(base64("bob:canary-1"), base64("dave:can:ary-2"), base64("canary-3")));
        addPullSecret("b", "broken", "{\"auths\": {\"reg.example.com\": {\"auth\": \"%%%\"}}}");
        addPullSecret("b", "torn", "{\"auths\": {\"canary");
        addPullSecret("b", "helpers", "{\"credHelpers\": {}}");
        addSecret("b", "other", "Opaque", "password", "canary-4");
        addSecret("b", "replicated", "Opaque", "config.yaml", """
                license: |
                  kind: License
                  spec: {licenseID: lic-1, appSlug: fxa, signature: canary-5}
                """);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void readsNoSecretUnlessTheSpecificationAsksForOne() {
        bench.collect("[clusterResources: {}]");

        assertThat(bench.requests(SECRETS)).isEmpty();
        assertThat(bench.plan("[clusterResources: {}]").collectors().getFirst().entries())
                .noneMatch(entry -> entry.permissions().toString().contains("secrets"));
    }

    @Test
    void readsPullSecretsForTheAnalyzerThatLooksAtThem() {
        bench.run(bench.plan("[clusterResources: {}]", Set.of("imagePullSecret")));

        assertThat(bench.paths()).contains(PULL + "a/regcred.json").doesNotContain(LICENSE);
    }

    @Test
    void writesRegistriesAndUsersAndNoPassword() {
        bench.collect(ASKED);

        assertThat(bench.text(PULL + "a/regcred.json"))
                .isEqualTo("{\"bare.example.com\":\"\","
                        + "\"https://index.docker.io/v1/\":\"bob\",\"reg.example.com\":\"dave\",\"token.example.com\":\"\"}");
        assertThat(bench.paths()).filteredOn(path -> path.startsWith(PULL)).containsExactly(PULL + "a/regcred.json");
        assertThat(bench.text("cluster-resources/image-pull-secrets-errors.json")).isEqualTo("""
                {
                  "b/broken/reg.example.com": "illegal base64 data at input byte 0",
                  "b/torn": "the .dockerconfigjson of this Secret is no JSON"
                }""");
        assertThat(bench.text(LICENSE)).isEqualTo("{\"appSlug\":\"fxa\",\"licenseID\":\"lic-1\"}");
        assertThat(bench.paths()).allSatisfy(path -> assertThat(bench.text(path)).as(path).doesNotContain("canary", "can:ary"));
        assertThat(bench.requests(SECRETS)).containsExactly("/api/v1/secrets?fieldSelector=type=kubernetes.io/dockerconfigjson&limit=500",
                "/api/v1/secrets?fieldSelector=metadata.name=replicated&limit=500");
    }

    @Test
    void mergesWhatUsesAskFor() {
        bench.collect("[clusterResources: {namespaces: [a], imagePullSecrets: true}, clusterResources: {namespaces: [b], license: true}]");

        assertThat(bench.requests(SECRETS)).hasSize(4).allMatch(request -> request.contains("/namespaces/"));
        assertThat(bench.paths()).contains(PULL + "a/regcred.json", LICENSE);
    }

    @Test
    void triesNoOtherDoorThanItsOwnWhereSecretsAreDenied() {
        bench.as(Identity.serviceAccount("a", "poor", Rule.readEverywhere("namespaces", "pods"), Rule.readIn("a", "secrets")), "a");
        bench.collect(ASKED);

        assertThat(bench.requests(SECRETS)).hasSize(4);
        assertThat(bench.paths()).contains(PULL + "a/regcred.json").doesNotContain(LICENSE);
        assertThat(bench.missing()).extracting(Gap::place, Gap::outcome)
                .contains(Tuple.tuple(PULL + "*/*.json", Outcome.DENIED), Tuple.tuple(LICENSE, Outcome.DENIED));
        assertThat(bench.json("cluster-resources/image-pull-secrets-errors.json").path("").asText()).startsWith("secrets is forbidden");
    }

    private void addPullSecret(String namespace, String name, String config) {
        addSecret(namespace, name, "kubernetes.io/dockerconfigjson", ".dockerconfigjson", config);
    }

    private void addSecret(String namespace, String name, String type, String key, String value) {
        cluster.add("""
                {apiVersion: v1, kind: Secret, metadata: {name: %s, namespace: %s}, type: %s, data: {%s: %s}}"""
                .formatted(name, namespace, type, key, base64(value)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

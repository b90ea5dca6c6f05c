package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The job as its CronJob runs it: in a namespace of its own, with the service account, Role and specification of `src/kustomize/base` and
/// nothing more.
@OnTestbed
@MicronautTest(startApplication = false)
class ServiceAccountRealServerIT {
    private static final Path BASE = Path.of("src", "kustomize", "base");
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app.kubernetes.io/version: 1.2.3}}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: example.com/web:1.2.3
                      env: [{name: DB_PASSWORD, value: hidden-in-the-role-test}]
            """;

    @Inject
    Program program;

    @TempDir
    Path directory;

    private final Testbed bed = Testbed.fromEnvironment();
    private final String namespace = "it-" + UUID.randomUUID();

    @BeforeEach
    void install() throws Exception {
        bed.kubectl("create", "namespace", namespace);
        Eventually.await("the service account that pods need", () -> !kubectl("-n", namespace, "get", "serviceaccounts", "-o", "name").isEmpty());
        for (String name : List.of("service-account", "role", "role-binding", "secret")) {
            bed.kubectl("-n", namespace, "apply", "-f", BASE.resolve("support-bundle-" + name + ".yaml").toString());
        }
        bed.kubectl("-n", namespace, "apply", "-f", Files.writeString(directory.resolve("deployment.yaml"), DEPLOYMENT).toString());
        bed.kubectl("-n", namespace, "wait", "--for=condition=Available", "deployment/web", "--timeout=120s");
    }

    @AfterEach
    void remove() throws Exception {
        bed.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private String kubectl(String... arguments) {
        try {
            return bed.kubectl(arguments);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// What a pod of the service account finds.
    private Call inPod() throws Exception {
        Path account = Files.createDirectories(directory.resolve("account"));
        Files.writeString(account.resolve("token"), bed.kubectl("-n", namespace, "create", "token", "cron-support-bundle"));
        Files.writeString(account.resolve("namespace"), namespace);
        JsonNode cluster = bed.kubeconfigDocument().at("/clusters/0/cluster");
        Files.copy(bed.kubeconfig().resolveSibling(cluster.path("certificate-authority").asText()), account.resolve("ca.crt"));
        URI server = URI.create(cluster.path("server").asText());
        return bed.call(directory, namespace, "collect").without("KUBECONFIG").without("SUPPORT_BUNDLE_SPEC")
                .with("KUBERNETES_SERVICE_HOST", server.getHost()).with("KUBERNETES_SERVICE_PORT", server.getPort())
                .with("SUPPORT_BUNDLE_SERVICE_ACCOUNT_DIRECTORY", account);
    }

    @Test
    void readsItsOwnNamespaceWithTheRightsOfTheRoleAndDeniesItselfNothingThatTheRoleGrants() throws Exception {
        program.run(inPod()).expect(0);
        Map<String, byte[]> objects = bed.objects(namespace);
        assertThat(objects).hasSize(1);
        Bundle bundle = Bundle.read(objects.values().iterator().next());

        assertThat(bundle.json("cluster-resources/pods/" + namespace + ".json").path("items")).hasSize(1);
        assertThat(bundle.json("cluster-resources/deployments/" + namespace + ".json").path("items")).hasSize(1);
        assertThat(bundle.text("app-version/app-version.json")).contains("1.2.3");
        assertThat(bundle.files()).containsKey("cluster-info/cluster_version.json");
        assertThat(bundle.files().keySet()).anyMatch(path -> path.matches("(logs|cluster-resources/pods/logs)/.*web.*\\.log"));
        assertThat(bundle.holding("hidden-in-the-role-test")).isEmpty();
        assertThat(bundle.failures()).isEmpty();
        // Whatever lies in a namespace is granted by the Role; only what belongs to the whole cluster may be missing.
        assertThat(bundle.gaps()).noneMatch(gap -> gap.startsWith("denied") && gap.contains(namespace + ".json"));
        assertThat(bundle.gaps()).filteredOn(gap -> gap.startsWith("denied")).allMatch(gap -> gap.contains("at the cluster scope"));
    }
}

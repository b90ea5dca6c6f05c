package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The job as its CronJob runs it: everything of `src/kustomize/base` in a namespace that enforces the Pod Security Standard *restricted*, a
/// Job made from the CronJob, and the program with the environment and the token of that Job's pod and nothing more.
@OnTestbed
@MicronautTest(startApplication = false)
class ServiceAccountRealServerIT {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
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
                  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: web
                      image: example.com/web:1.2.3
                      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
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
        bed.kubectl("create", "-f", Files.writeString(directory.resolve("namespace.yaml"), """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                  labels: {pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/warn: restricted}
                """.formatted(namespace)).toString());
        Eventually.await("the service account that pods need", () -> !kubectl("-n", namespace, "get", "serviceaccounts", "-o", "name").isEmpty());
        bed.kubectl("apply", "--validate=strict", "--warnings-as-errors", "-k", overlay().toString());
        bed.kubectl("-n", namespace, "apply", "-f", Files.writeString(directory.resolve("deployment.yaml"), DEPLOYMENT).toString());
        bed.kubectl("-n", namespace, "wait", "--for=condition=Available", "deployment/web", "--timeout=120s");
    }

    @AfterEach
    void remove() throws Exception {
        bed.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    /// As somebody without Flux installs it: an overlay with a namespace and a destination of its own.
    private Path overlay() throws IOException {
        Path overlay = Files.createDirectories(directory.toRealPath().resolve("overlay"));
        Files.writeString(overlay.resolve("settings.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: cron-support-bundle-settings}
                data: {SUPPORT_BUNDLE_ENDPOINT: "%s/%s/incoming/%s"}
                """.formatted(bed.s3(), bed.bucket(), namespace));
        Files.writeString(overlay.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: %s
                resources: [%s]
                patches: [{path: settings.yaml}]
                """.formatted(namespace, overlay.relativize(BASE.toRealPath())));
        return overlay;
    }

    private String kubectl(String... arguments) {
        try {
            return bed.kubectl(arguments);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// The pod of a Job that was made from the CronJob, admitted and bound to a node.
    private PodProcess triggered() throws Exception {
        bed.kubectl("-n", namespace, "create", "job", "first", "--from=cronjob/cron-support-bundle");
        String[] pods = {"-n", namespace, "get", "pods", "-l", "job-name=first", "-o", "name"};
        Eventually.await("the pod of the Job", () -> !kubectl(pods).isBlank());
        String pod = bed.kubectl(pods).strip();
        Eventually.await("a node for the pod", () -> !kubectl("-n", namespace, "get", pod, "-o", "jsonpath={.spec.nodeName}").isBlank());
        return PodProcess.of(bed, namespace, pod);
    }

    @Test
    void walksFromTheCronJobOfARestrictedNamespaceToABundleInTheBucket() throws Exception {
        PodProcess pod = triggered();
        assertThat(pod.pod().at("/spec/serviceAccountName").asText()).isEqualTo("cron-support-bundle");
        assertThat(pod.pod().at("/metadata/labels/app.kubernetes.io~1component").asText()).isEqualTo("support-bundle");
        long before = Files.size(bed.auditLog());

        program.run(pod.call(directory)).expect(0);
        Map<String, byte[]> objects = bed.objects(namespace);
        assertThat(objects).hasSize(1);
        Bundle bundle = Bundle.read(objects.values().iterator().next());

        assertThat(bundle.json("cluster-resources/deployments/" + namespace + ".json").path("items")).hasSize(1);
        assertThat(bundle.json("cluster-resources/cronjobs/" + namespace + ".json").path("items")).hasSize(1);
        assertThat(Bundle.items(bundle.json("cluster-resources/pods/" + namespace + ".json").path("items")))
                .anyMatch(item -> item.at("/metadata/labels/app").asText().equals("web"));
        assertThat(bundle.text("app-version/app-version.json")).contains("1.2.3");
        assertThat(bundle.files()).containsKey("cluster-info/cluster_version.json");
        assertThat(bundle.files().keySet()).anyMatch(path -> path.matches("(logs|cluster-resources/pods/logs)/.*web.*\\.log"));
        assertThat(bundle.holding("hidden-in-the-role-test")).isEmpty();
        assertThat(bundle.failures()).isEmpty();
        // Whatever lies in a namespace is granted by the Role; only what belongs to the whole cluster may be missing.
        assertThat(bundle.gaps()).noneMatch(gap -> gap.startsWith("denied") && gap.contains(namespace + ".json"));
        assertThat(bundle.gaps()).filteredOn(gap -> gap.startsWith("denied")).allMatch(gap -> gap.contains("at the cluster scope"));
        readsNothingOutsideOfItsNamespace(before);
    }

    /// Without the second opt-in: what the API server granted lies in the namespace, or is what every account may ask.
    private void readsNothingOutsideOfItsNamespace(long before) throws IOException {
        List<JsonNode> requests = bed.requests(before, "cron-support-bundle/").stream()
                .filter(event -> event.at("/user/username").asText().equals("system:serviceaccount:" + namespace + ":cron-support-bundle")).toList();
        JsonNode role = YAML.readTree(BASE.resolve("support-bundle-role.yaml").toFile());

        assertThat(requests).hasSizeGreaterThan(10);
        assertThat(requests).filteredOn(event -> event.at("/responseStatus/code").asInt() < 400 && event.has("objectRef"))
                .allMatch(event -> event.at("/objectRef/namespace").asText().equals(namespace)
                        || event.at("/objectRef/apiGroup").asText().equals("authorization.k8s.io"));
        assertThat(requests).filteredOn(event -> event.at("/responseStatus/code").asInt() == 403
                && event.at("/objectRef/namespace").asText().equals(namespace)).noneMatch(event -> granted(role, event));
    }

    private static boolean granted(JsonNode role, JsonNode event) {
        JsonNode object = event.path("objectRef");
        String sub = object.path("subresource").asText();
        String resource = object.path("resource").asText() + (sub.isEmpty() ? "" : "/" + sub);
        for (JsonNode rule : role.path("rules")) {
            boolean named = !rule.has("resourceNames") || has(rule, "resourceNames", object.path("name").asText());
            if (named && has(rule, "apiGroups", object.path("apiGroup").asText()) && has(rule, "resources", resource)
                    && has(rule, "verbs", event.path("verb").asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(JsonNode rule, String list, String word) {
        return Bundle.items(rule.path(list)).stream().anyMatch(item -> item.asText().equals(word));
    }

    @Test
    void standsInANamespaceThatRefusesWhatIsNotRestricted() {
        assertThatThrownBy(() -> bed.kubectl("-n", namespace, "run", "root", "--image=example.com/root:1", "--restart=Never"))
                .hasMessageContaining("violates PodSecurity \"restricted");
    }

    @Test
    void collectsNothingWhileTheRedactorsCannotBeRead() throws Exception {
        bed.kubectl("-n", namespace, "patch", "secret", "support-bundle-redactors", "--type=merge", "-p",
                "{\"stringData\": {\"redactor-spec\": \"kind: Redactor\\nspec: {redactors: [{removals: {regex: [{redactor: '('}]}}]}\"}}");

        assertThat(program.run(triggered().call(directory)).expect(2).err()).contains("support-bundle-redactors");
        assertThat(bed.objects(namespace)).isEmpty();
    }

    @Test
    void masksWhatTheRedactorsOfTheNamespaceName() throws Exception {
        bed.kubectl("-n", namespace, "patch", "secret", "support-bundle-redactors", "--type=merge", "-p", """
                {"stringData": {"redactor-spec": "apiVersion: troubleshoot.sh/v1beta2\\nkind: Redactor\\nspec: {redactors: [{name: own, removals: {values: [example.com/web]}}]}"}}
                """);

        program.run(triggered().call(directory)).expect(0);
        assertThat(Bundle.read(bed.objects(namespace).values().iterator().next()).holding("example.com/web")).isEmpty();
    }
}

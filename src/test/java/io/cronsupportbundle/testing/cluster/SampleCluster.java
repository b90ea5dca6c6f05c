package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The cluster that demo and tests look at: Firefox Accounts in namespace `fxa`, with 17 pods of which two keep crashing.
///
/// All objects are recordings of a real kube-apiserver; `src/test/resources/sample/README.md` says how they came to be.
/// Secrets are planted wherever people leave them: in variables, ConfigMaps, Secrets, arguments, annotations that copy them, and logs.
public final class SampleCluster {
    public static final String NAMESPACE = "fxa";

    /// Must not be found in any bundle.
    public static final String CANARY = "canary-" + "9f2c41d7";

    /// The example of the AWS documentation; must not be found either.
    public static final String AWS_SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY";

    public static final List<String> CRASHING = List.of("fxa-event-broker", "fxa-mail-service");

    /// Secret in [#NAMESPACE], and the key in it, with the specification that is used by default.
    public static final String SPEC_SECRET = "support-bundle-spec";

    private static final List<String> RECORDINGS = List.of(
            "apiextensions.k8s.io_v1_customresourcedefinitions", "core_v1_namespaces", "core_v1_nodes", "core_v1_pods", "core_v1_services",
            "core_v1_configmaps", "core_v1_secrets", "core_v1_events", "core_v1_serviceaccounts", "core_v1_endpoints",
            "core_v1_limitranges",
            "core_v1_persistentvolumeclaims", "core_v1_resourcequotas", "apps_v1_deployments", "apps_v1_replicasets", "batch_v1_cronjobs",
            "networking.k8s.io_v1_ingresses", "networking.k8s.io_v1_ingressclasses", "networking.k8s.io_v1_networkpolicies",
            "policy_v1_poddisruptionbudgets", "storage.k8s.io_v1_storageclasses", "scheduling.k8s.io_v1_priorityclasses",
            "rbac.authorization.k8s.io_v1_roles", "rbac.authorization.k8s.io_v1_rolebindings", "rbac.authorization.k8s.io_v1_clusterroles",
            "rbac.authorization.k8s.io_v1_clusterrolebindings", "discovery.k8s.io_v1_endpointslices", "coordination.k8s.io_v1_leases",
            "versions.mozilla.org_v1_versions");

    private static final int DEFAULT_LOG_LINES = 400;

    private SampleCluster() {}

    /// A server that serves the sample.
    public static ApiServerDouble start() {
        return ApiServerDouble.start(create());
    }

    public static Cluster create() {
        return create(DEFAULT_LOG_LINES);
    }

    /// The sample with logs of a given length.
    ///
    /// @param logLines how long the log of each container is
    public static Cluster create(long logLines) {
        Cluster cluster = new Cluster();
        for (String recording : RECORDINGS) {
            cluster.addRecorded(Json.resource("/sample/" + recording + ".json"));
        }
        for (Map.Entry<String, String> pod : pods().entrySet()) {
            String container = pod.getValue();
            cluster.addLog(NAMESPACE, pod.getKey(), container, log(container, logLines));
            if (CRASHING.contains(container)) {
                cluster.addPreviousLog(NAMESPACE, pod.getKey(), container, log(container, logLines));
            }
        }
        return cluster;
    }

    /// Names of the sample's pods in namespace `fxa`, each with its only container.
    public static Map<String, String> pods() {
        Map<String, String> pods = new TreeMap<>();
        for (JsonNode pod : Json.resource("/sample/core_v1_pods.json").path("items")) {
            if (pod.at("/metadata/namespace").asText().equals(NAMESPACE)) {
                pods.put(pod.at("/metadata/name").asText(), pod.at("/spec/containers/0/name").asText());
            }
        }
        return pods;
    }

    /// The text of the specification that lies in the Secret [#SPEC_SECRET].
    public static String spec() {
        ObjectNode secrets = Json.resource("/sample/core_v1_secrets.json");
        return Discovery.children(secrets.path("items")).stream().filter(secret -> secret.at("/metadata/name").asText().equals(SPEC_SECRET))
                .map(secret -> new String(Base64.getDecoder().decode(secret.at("/data/" + SPEC_SECRET).asText()), StandardCharsets.UTF_8))
                .findFirst().orElseThrow();
    }

    /// Every hundredth line is an error that quotes a connection string.
    private static ContainerLog log(String container, long lines) {
        return ContainerLog.generated(lines, index -> index % 100 == 7
                ? "level=error seq=" + index + " msg=\"db connect failed\" dsn=postgres://app:" + CANARY
                        + "@db.fxa.svc:5432/accounts?sslmode=disable"
                : String.format(Locale.ROOT, "level=info seq=%d msg=\"request served\" server=%s path=/v1/account/%06d status=200 dur=0.%04d ip=10.1.%d.%d",
                        index, container, index * 7919 % 1_000_000, index * 31 % 10_000, index % 256, index * 13 % 256));
    }
}

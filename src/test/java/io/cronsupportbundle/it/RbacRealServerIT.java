package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The roles that `rbac` prints, against the authorizer of a real API server: with them nothing is denied, and none of their rules is
/// more than what is needed.
@OnTestbed
@MicronautTest(startApplication = false)
class RbacRealServerIT {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String SPEC = """
            apiVersion: troubleshoot.sh/v1beta2
            kind: SupportBundle
            metadata: {name: rights}
            spec:
              collectors:
                - clusterInfo: {}
                - clusterResources: {namespaces: [%1$s]}
                - logs: {name: logs, namespace: %1$s, selector: [app=web]}
                - configMap: {name: settings, namespace: %1$s, includeAllData: true}
                - configMap: {selector: [app=web], namespace: %1$s}
                - secret: {name: account, namespace: %1$s}
                - usageCounts: {counts: [{resource: pods, namespace: %1$s}, {group: apps, resource: deployments, namespace: %1$s}]}
                - appVersion: {namespace: %1$s}
            """;
    private static final String OBJECTS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {mode: fast}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: account}
            stringData: {user: alice}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: bundler}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, labels: {app: web}}
            spec: {containers: [{name: main, image: example.com/web:1}]}
            """;

    @Inject
    Program program;

    @TempDir
    Path directory;

    private final Testbed bed = Testbed.fromEnvironment();
    private final String namespace = "it-" + UUID.randomUUID();
    private final List<String> clusterRoles = new ArrayList<>();

    @BeforeEach
    void install() throws Exception {
        bed.kubectl("create", "namespace", namespace);
        Eventually.await("the service account that pods need", () -> !kubectl("-n", namespace, "get", "serviceaccounts", "-o", "name").isEmpty());
        apply(OBJECTS, "-n", namespace);
        bed.kubectl("-n", namespace, "wait", "--for=condition=Ready", "pod/web", "--timeout=120s");
    }

    @AfterEach
    void remove() throws Exception {
        bed.kubectl("delete", "namespace", namespace, "--wait=false");
        for (String role : clusterRoles) {
            bed.kubectl("delete", "clusterrole/" + role, "clusterrolebinding/" + role, "--ignore-not-found");
        }
    }

    @Test
    void printsRolesWithWhichNothingIsDeniedAndOfWhichNoRuleIsTooMuch() throws Exception {
        Path spec = Files.writeString(directory.resolve("spec.yaml"), SPEC.formatted(namespace));
        clusterRoles.add(namespace);
        String printed = program.run(Call.of(Map.of("HOME", directory.toString()), "rbac", spec.toString(), "--name", namespace,
                "--service-account", namespace + "/bundler")).expect(0).out();
        List<ObjectNode> documents = documents(printed);
        assertThat(documents).extracting(document -> document.path("kind").asText())
                .containsExactlyInAnyOrder("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding");
        apply(printed);
        Call call = asServiceAccount(spec);
        Eventually.await("the authorizer knows the roles", () -> denied(call).isEmpty());

        Set<String> served = bed.kubectl("api-versions").lines().map(version -> version.contains("/") ? version.substring(0, version.indexOf('/')) : "")
                .collect(Collectors.toSet());
        for (ObjectNode document : documents) {
            for (int rule = 0; rule < document.path("rules").size(); rule++) {
                ObjectNode without = document.deepCopy();
                JsonNode removed = without.withArrayProperty("rules").remove(rule);
                if (!served.contains(removed.path("apiGroups").path(0).asText())) {
                    // Of Flux and its kin, which this cluster does not have: what is not served is not asked for.
                    continue;
                }
                apply(YAML.writeValueAsString(without));
                Eventually.await("something is denied without the rule " + removed, () -> !denied(call).isEmpty());
                apply(YAML.writeValueAsString(document));
                Eventually.await("nothing is denied with the rule " + removed, () -> denied(call).isEmpty());
            }
        }
    }

    private static List<ObjectNode> documents(String yaml) throws Exception {
        try (MappingIterator<ObjectNode> documents = YAML.readerFor(ObjectNode.class).readValues(yaml)) {
            return documents.readAll();
        }
    }

    private List<String> denied(Call call) {
        try {
            Path bundle = Files.createTempFile(directory, "bundle", ".tar.gz");
            program.run(call.with("SUPPORT_BUNDLE_OUTPUT", bundle)).expect(0);
            return Bundle.read(Files.readAllBytes(bundle)).gaps().stream().filter(gap -> gap.contains("forbidden")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Call asServiceAccount(Path spec) throws Exception {
        Path account = Files.createDirectories(directory.resolve("account"));
        Files.writeString(account.resolve("token"), bed.kubectl("-n", namespace, "create", "token", "bundler"));
        Files.writeString(account.resolve("namespace"), namespace);
        JsonNode cluster = bed.kubeconfigDocument().at("/clusters/0/cluster");
        Files.copy(bed.kubeconfig().resolveSibling(cluster.path("certificate-authority").asText()), account.resolve("ca.crt"));
        URI server = URI.create(cluster.path("server").asText());
        return bed.call(directory, namespace, "collect").without("KUBECONFIG").without("SUPPORT_BUNDLE_ENDPOINT").with("SUPPORT_BUNDLE_SPEC", spec)
                .with("KUBERNETES_SERVICE_HOST", server.getHost()).with("KUBERNETES_SERVICE_PORT", server.getPort())
                .with("SUPPORT_BUNDLE_SERVICE_ACCOUNT_DIRECTORY", account);
    }

    private void apply(String yaml, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("apply", "-f", Files.writeString(directory.resolve("apply.yaml"), yaml).toString()));
        arguments.addAll(List.of(more));
        bed.kubectl(arguments.toArray(String[]::new));
    }

    private String kubectl(String... arguments) {
        try {
            return bed.kubectl(arguments);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a kubelet would start for a pod: its arguments, its environment and the token of its service account, since the bed's pods are
/// admitted and scheduled but never run.
///
/// @param pod as the API server has it
record PodProcess(Testbed bed, String namespace, JsonNode pod) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Z_]+)\\)");

    static PodProcess of(Testbed bed, String namespace, String name) throws Exception {
        return new PodProcess(bed, namespace, JSON.readTree(bed.kubectl("-n", namespace, "get", name, "-o", "json")));
    }

    /// The call of its one container.
    ///
    /// @param directory stands for the volumes of the pod
    Call call(Path directory) throws Exception {
        assertThat(pod.at("/spec/containers")).hasSize(1);
        JsonNode container = pod.at("/spec/containers/0");
        Map<String, String> environment = environment(container);
        // The volume for work is a directory of this machine.
        environment.put("SUPPORT_BUNDLE_WORK_DIRECTORY", Files.createDirectories(directory.resolve("work")).toString());
        environment.put("HOME", directory.toString());
        environment.put("TMPDIR", directory.toString());
        JsonNode cluster = bed.kubeconfigDocument().at("/clusters/0/cluster");
        URI server = URI.create(cluster.path("server").asText());
        environment.put("KUBERNETES_SERVICE_HOST", server.getHost());
        environment.put("KUBERNETES_SERVICE_PORT", Integer.toString(server.getPort()));
        environment.put("SUPPORT_BUNDLE_SERVICE_ACCOUNT_DIRECTORY", account(directory, cluster).toString());
        List<String> arguments = new ArrayList<>();
        container.path("args").forEach(argument -> arguments.add(argument.asText()));
        return Call.of(environment, arguments.toArray(String[]::new));
    }

    /// As the kubelet asks for it: bound to this pod.
    private Path account(Path directory, JsonNode cluster) throws Exception {
        Path account = Files.createDirectories(directory.resolve("account"));
        Files.writeString(account.resolve("token"), bed.kubectl("-n", namespace, "create", "token", pod.at("/spec/serviceAccountName").asText(),
                "--bound-object-kind", "Pod", "--bound-object-name", pod.at("/metadata/name").asText()).strip());
        Files.writeString(account.resolve("namespace"), namespace);
        Files.copy(bed.kubeconfig().resolveSibling(cluster.path("certificate-authority").asText()), account.resolve("ca.crt"));
        return account;
    }

    private Map<String, String> environment(JsonNode container) throws Exception {
        Map<String, String> environment = new HashMap<>();
        for (JsonNode source : container.path("envFrom")) {
            object("configmap", source.at("/configMapRef/name").asText()).path("data").properties()
                    .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
        }
        for (JsonNode variable : container.path("env")) {
            value(variable, environment).ifPresent(value -> environment.put(variable.path("name").asText(), value));
        }
        return environment;
    }

    private Optional<String> value(JsonNode variable, Map<String, String> before) throws Exception {
        if (variable.has("value")) {
            return Optional.of(REFERENCE.matcher(variable.path("value").asText())
                    .replaceAll((MatchResult found) -> before.getOrDefault(found.group(1), found.group())));
        }
        JsonNode from = variable.path("valueFrom");
        if (from.has("fieldRef")) {
            return Optional.of(pod.at("/" + from.at("/fieldRef/fieldPath").asText().replace('.', '/')).asText());
        }
        JsonNode secret = object("secret", from.at("/secretKeyRef/name").asText());
        return Optional.of(new String(Base64.getDecoder().decode(secret.path("data").path(from.at("/secretKeyRef/key").asText()).asText()),
                StandardCharsets.UTF_8));
    }

    private JsonNode object(String kind, String name) throws IOException, InterruptedException {
        return JSON.readTree(bed.kubectl("-n", namespace, "get", kind, name, "-o", "json"));
    }
}

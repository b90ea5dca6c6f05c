package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.RegistryImagesCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ApiStream;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `registryImages`: whether images are in their registries, asked with the pull secret that the specification names.
@Singleton
final class RegistryImagesCollector implements Collector<Spec> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIG = ".dockerconfigjson";

    /// What a specification says.
    ///
    /// @param secret name of a pull secret in the cluster, or empty
    /// @param config a pull secret's value, in Base64, or empty
    /// @param insecureSkipVerify ours: other tools never look at a registry's certificate
    record Spec(String collectorName, String namespace, List<String> images, String secret, String config, boolean insecureSkipVerify) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("registryImages", "registry-images", "asks registries whether images exist");
    }

    @Override
    public Spec read(Fields fields) {
        Optional<Fields> secret = fields.object("imagePullSecret");
        String name = secret.map(inner -> inner.text("name", "")).orElse("");
        String config = secret.map(inner -> inner.textMap("data").getOrDefault(CONFIG, "")).orElse("");
        secret.ifPresent(inner -> {
            inner.raw("type");
            inner.finish();
        });
        return new Spec(fields.text("collectorName", ""), fields.text("namespace", ""), fields.texts("images"), name, config,
                fields.bool("insecureSkipVerify", false));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("registry-images", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        List<Permission> permissions = spec.secret.isEmpty() || !spec.config.isEmpty() ? List.of()
                : List.of(Permission.get("", "secrets", spec.namespace, spec.secret));
        return List.of(new PlannedEntry("GET manifests of " + String.join(", ", spec.images), path(spec).value(), permissions));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        Registry registry = new Registry(run.http(), logins(spec, run), spec.insecureSkipVerify);
        Map<String, Registry.Answer> answers = new TreeMap<>();
        for (String image : spec.images) {
            answers.put(image, registry.ask(image));
        }
        try (JsonEntry entry = run.sink().json(path(spec))) {
            entry.startObject();
            entry.name("images");
            entry.startObject();
            String cause = "";
            for (Map.Entry<String, Registry.Answer> answer : answers.entrySet()) {
                entry.name(answer.getKey());
                entry.startObject();
                entry.member("exists", answer.getValue().exists());
                if (!answer.getValue().error().isEmpty()) {
                    entry.member("error", answer.getValue().error());
                    cause = answer.getValue().error();
                }
                entry.endObject();
            }
            entry.endObject();
            entry.endObject();
            if (cause.isEmpty()) {
                entry.complete();
            } else {
                entry.complete(Outcome.TRUNCATED, cause);
            }
        }
    }

    /// The `auths` of the pull secret.
    private static JsonNode logins(Spec spec, Collection run) throws IOException, InterruptedException {
        String config = spec.config;
        if (config.isEmpty() && !spec.secret.isEmpty()) {
            String namespace = spec.namespace.isEmpty() ? run.cluster().ownNamespace() : spec.namespace;
            try (ApiStream body = run.cluster().get(ApiRequest.of(ApiPaths.object("v1", namespace, "secrets", spec.secret)))) {
                config = JSON.readTree(body).path("data").path(CONFIG).asText();
            }
        }
        if (config.isEmpty()) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(SecretText.bytes(config)).path("auths");
        } catch (IOException e) {
            // Its own message would quote the document.
            throw new IOException("the pull secret holds no JSON", e.getCause());
        }
    }

    private static BundlePath path(Spec spec) {
        return BundlePath.of("registry", (spec.collectorName.isEmpty() ? "images" : spec.collectorName) + ".json");
    }
}

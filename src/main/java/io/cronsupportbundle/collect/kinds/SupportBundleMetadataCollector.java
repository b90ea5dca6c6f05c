package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.SupportBundleMetadataCollector.Spec;
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
import java.util.TreeMap;

/// `supportBundleMetadata`: what the Replicated SDK has put into its Secret for bundles.
@Singleton
final class SupportBundleMetadataCollector implements Collector<Spec> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "replicated-support-metadata";
    private static final BundlePath FILE = BundlePath.of("metadata/cluster.json");

    /// What a specification says.
    ///
    /// @param namespace empty for the run's own
    record Spec(String collectorName, String namespace) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("supportBundleMetadata", "support-bundle-metadata", "reads what the Replicated SDK says of the installation");
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(fields.text("collectorName", ""), fields.text("namespace", ""));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("support-bundle-metadata", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return List.of(PlannedEntry.of("GET secrets " + SECRET, FILE.value(), Permission.get("", "secrets", spec.namespace, SECRET)));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        String namespace = spec.namespace.isEmpty() ? run.cluster().ownNamespace() : spec.namespace;
        Map<String, String> values = new TreeMap<>();
        try (ApiStream body = run.cluster().get(ApiRequest.of(ApiPaths.object("v1", namespace, "secrets", SECRET)))) {
            for (Map.Entry<String, JsonNode> value : JSON.readTree(body).path("data").properties()) {
                values.put(value.getKey(), SecretText.decode(value.getValue().asText()));
            }
        }
        try (JsonEntry entry = run.sink().json(FILE)) {
            entry.startObject();
            for (Map.Entry<String, String> value : values.entrySet()) {
                entry.member(value.getKey(), value.getValue());
            }
            entry.endObject();
            entry.complete();
        }
    }
}

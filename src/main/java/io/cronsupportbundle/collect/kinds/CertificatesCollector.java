package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.CertificatesCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ApiStream;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `certificates`: what certificates in Secrets and ConfigMaps say of themselves. Keys beside them are never written down.
@Singleton
final class CertificatesCollector implements Collector<Spec> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BundlePath FILE = BundlePath.of("certificates/certificates.json");

    /// What a specification says.
    record Spec(List<Source> sources) {}

    /// One object to look into.
    ///
    /// @param kind the member that names it: `secret` or `configMap`
    record Source(String kind, String resource, String name, String namespace) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("certificates", "certificates", "looks when certificates expire");
    }

    @Override
    public Spec read(Fields fields) {
        List<Source> sources = new ArrayList<>(sources(fields, "secrets", "secret", "secrets"));
        sources.addAll(sources(fields, "configMaps", "configMap", "configmaps"));
        return new Spec(List.copyOf(sources));
    }

    private static List<Source> sources(Fields fields, String list, String kind, String resource) {
        List<Source> sources = new ArrayList<>();
        for (Fields item : fields.objects(list)) {
            String name = item.text("name", "");
            item.texts("namespaces").forEach(namespace -> sources.add(new Source(kind, resource, name, namespace)));
            item.finish();
        }
        return sources;
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        List<Permission> permissions = spec.sources.stream()
                .map(source -> Permission.get("", source.resource, source.namespace, source.name)).distinct().toList();
        return List.of(new PlannedEntry("GET secrets and configmaps with certificates", FILE.value(), permissions));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        try (JsonEntry entry = run.sink().json(FILE, JsonStyle.TAB)) {
            int failed = 0;
            String cause = "";
            entry.startArray();
            for (Source source : spec.sources) {
                try {
                    write(source, data(source, run), List.of(), run, entry);
                } catch (ApiException e) {
                    write(source, Map.of(), List.of(String.valueOf(e.getMessage())), run, entry);
                    failed++;
                    cause = String.valueOf(e.getMessage());
                }
            }
            entry.endArray();
            if (failed == 0) {
                entry.complete();
            } else {
                entry.complete(failed < spec.sources.size() ? Outcome.TRUNCATED : Outcome.FAILED, cause);
            }
        }
    }

    private static Map<String, byte[]> data(Source source, Collection run) throws IOException, InterruptedException {
        if (source.name.isEmpty() || source.namespace.isEmpty()) {
            throw new ApiException(404, "NotFound", "a name and a namespace are needed");
        }
        Map<String, byte[]> data = new TreeMap<>();
        try (ApiStream body = run.cluster().get(ApiRequest.of(ApiPaths.object("v1", source.namespace, source.resource, source.name)))) {
            for (Map.Entry<String, JsonNode> value : JSON.readTree(body).path("data").properties()) {
                String text = value.getValue().asText();
                data.put(value.getKey(), source.kind.equals("secret") ? SecretText.bytes(text) : text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return data;
    }

    private static void write(Source source, Map<String, byte[]> data, List<String> known, Collection run, JsonEntry entry) throws IOException {
        List<String> errors = new ArrayList<>(known);
        List<CertificateFacts> chain = new ArrayList<>();
        data.forEach((key, value) -> chain.addAll(CertificateFacts.read(key, value, errors)));
        entry.startObject();
        entry.name("source");
        entry.startObject();
        entry.member(source.kind, source.name);
        entry.member("namespace", source.namespace);
        entry.endObject();
        if (!errors.isEmpty()) {
            entry.name("errors");
            entry.startArray();
            for (String error : errors) {
                entry.text(error);
            }
            entry.endArray();
        }
        if (!chain.isEmpty()) {
            entry.name("certificateChain");
            entry.startArray();
            for (CertificateFacts facts : chain) {
                facts.write(run.clock().instant(), entry);
            }
            entry.endArray();
        }
        entry.endObject();
    }
}

package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the collectors of Secrets and of ConfigMaps have in common: whether an object and a key exist, and, when the specification says so,
/// what is in them.
///
/// @param resource `secrets` or `configmaps`, which is also the directory
/// @param existsMember the member that says whether the object exists
/// @param dialect where the two differ in the files that other tools write
record KeyedObjects(String resource, String existsMember, Dialect dialect) {

    /// How the text of one value is had from an object.
    interface Dialect {

        /// The text of a value as it stands in `data`.
        String decode(String value);

        /// Whether the file is named after the key as well.
        boolean keyInPath(Spec spec);

        /// Whether `data` is there even when it was not asked for, as null.
        boolean dataAlways();

        /// Whether a single key is looked at when all data were asked for.
        boolean keyBesideAll();
    }

    /// What a specification says.
    record Spec(String collectorName, String name, List<String> selector, String namespace, String key, boolean includeValue,
            boolean includeAllData) {}

    static Spec read(Fields fields) {
        Spec spec = new Spec(fields.text("collectorName", ""), fields.text("name", ""), fields.selector("selector"), fields.text("namespace", ""),
                fields.text("key", ""), fields.bool("includeValue", false), fields.bool("includeAllData", false));
        if (spec.name.isEmpty() && spec.selector.isEmpty()) {
            fields.problem("name", "spec.missing-field", "either name or selector must be specified", "Add name: or selector:");
        }
        return spec;
    }

    List<PlannedEntry> plan(Spec spec) {
        if (spec.name.isEmpty()) {
            return List.of(PlannedEntry.of("GET " + resource + " with " + String.join(",", spec.selector), place(spec),
                    Permission.list("", resource, spec.namespace)));
        }
        return List.of(PlannedEntry.of("GET " + resource + " " + spec.name, place(spec),
                Permission.get("", resource, spec.namespace, spec.name)));
    }

    void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        if (spec.name.isEmpty() && spec.selector.isEmpty()) {
            throw new IOException("either name or selector must be specified");
        }
        try {
            if (spec.name.isEmpty()) {
                selected(spec, run);
            } else {
                named(spec, run);
            }
        } catch (ApiException e) {
            boolean gone = e.status() == 404 && !spec.name.isEmpty();
            if (gone) {
                write(spec, spec.name, Optional.empty(), run);
            }
            String message = String.valueOf(e.getMessage());
            run.sink().missing(place(spec), e.outcome(), message);
            ErrorFiles.list(run.sink(), errorsPath(spec), List.of(message));
        }
    }

    private void named(Spec spec, Collection run) throws IOException, InterruptedException {
        String namespace = spec.namespace.isEmpty() ? run.cluster().ownNamespace() : spec.namespace;
        String path = ApiPaths.object("v1", namespace, resource, spec.name);
        write(spec, spec.name, Optional.of(run.cluster().object(ApiRequest.of(path))), run);
    }

    private void selected(Spec spec, Collection run) throws IOException, InterruptedException {
        ApiRequest request = ApiRequest.of(ApiPaths.in("v1", spec.namespace, resource)).with("labelSelector", String.join(",", spec.selector));
        run.lists().read(request, new Handler() {
            @Override
            public void begin() {}

            @Override
            public void item(ObjectNode object) throws IOException {
                write(spec, object.path("metadata").path("name").asText(), Optional.of(object), run);
            }
        });
    }

    private void write(Spec spec, String name, Optional<JsonNode> object, Collection run) throws IOException {
        boolean lookAtKey = !spec.key.isEmpty() && (!spec.includeAllData || dialect.keyBesideAll());
        Optional<String> value = object.map(o -> o.path("data").path(spec.key)).filter(v -> lookAtKey && v.isTextual())
                .map(v -> dialect.decode(v.asText()));
        String key = dialect.keyInPath(spec) ? spec.key : "";
        BundlePath path = BundlePath.of(resource, spec.namespace, key.isEmpty() ? name + ".json" : name + "/" + key + ".json");
        try (JsonEntry entry = run.sink().json(path)) {
            entry.startObject();
            entry.member("namespace", spec.namespace);
            entry.member("name", name);
            entry.member("key", spec.includeAllData && !dialect.keyBesideAll() ? "" : spec.key);
            entry.member(existsMember, object.isPresent());
            entry.member("keyExists", value.isPresent());
            if (value.isPresent() && spec.includeValue) {
                entry.member("value", value.get());
            }
            if (object.isPresent() && spec.includeAllData) {
                data(object.get(), entry);
            } else if (dialect.dataAlways()) {
                entry.name("data");
                entry.nil();
            }
            entry.endObject();
            entry.complete(object.isPresent() ? Outcome.COLLECTED : Outcome.EMPTY, object.isPresent() ? "" : "there is no such object");
        }
    }

    private void data(JsonNode object, JsonEntry entry) throws IOException {
        Map<String, String> sorted = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : object.path("data").properties()) {
            sorted.put(member.getKey(), dialect.decode(member.getValue().asText()));
        }
        entry.name("data");
        entry.startObject();
        for (Map.Entry<String, String> member : sorted.entrySet()) {
            entry.member(member.getKey(), member.getValue());
        }
        entry.endObject();
    }

    private BundlePath errorsPath(Spec spec) {
        String key = spec.key.isEmpty() ? "" : "/" + spec.key;
        return BundlePath.of(resource + "-errors", spec.namespace, (spec.name.isEmpty() ? fileName(spec.selector) : spec.name) + key + ".json");
    }

    /// A selector as part of a file's name, as other tools write it.
    private static String fileName(List<String> selector) {
        List<String> parts = new ArrayList<>();
        for (String part : selector) {
            parts.add(part.replace("=", "-").replace("*", "all").replaceAll("[?:<>|\"/\\\\]", "_"));
        }
        return String.join("-", parts);
    }

    /// Where the answer goes. A segment for a namespace is there only when the specification names one.
    private String place(Spec spec) {
        String namespace = spec.namespace.isEmpty() ? "" : "/" + spec.namespace;
        String key = dialect.keyInPath(spec) ? "/" + spec.key : "";
        return resource + namespace + "/" + (spec.name.isEmpty() ? "*" : spec.name) + key + ".json";
    }
}

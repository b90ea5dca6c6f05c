package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.LonghornCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// `longhorn`: the objects in which Longhorn keeps its state, one file each.
@Singleton
final class LonghornCollector implements Collector<Spec> {
    private static final String GROUP = "longhorn.io";
    private static final String VERSION = GROUP + "/v1beta1";

    private static final List<String> RESOURCES = List.of("nodes", "volumes", "replicas", "engines", "engineimages", "instancemanagers",
            "backingimagemanagers", "backingimages", "sharemanagers", "settings");

    /// What a specification says.
    record Spec(String collectorName, String namespace) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("longhorn", "longhorn", "reads the state of Longhorn");
    }

    @Override
    public Spec read(Fields fields) {
        // Without effect, as in other tools.
        fields.duration("timeout");
        String namespace = fields.text("namespace", "");
        return new Spec(fields.text("collectorName", ""), namespace.isEmpty() ? "longhorn-system" : namespace);
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("longhorn", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return RESOURCES.stream().map(resource -> PlannedEntry.of("GET " + resource + "." + GROUP, place(spec, resource),
                Permission.list(GROUP, resource, spec.namespace))).toList();
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        for (String resource : RESOURCES) {
            try {
                list(spec, resource, run);
            } catch (ApiException e) {
                run.sink().missing(place(spec, resource), e.outcome(), String.valueOf(e.getMessage()));
                if (e.status() == 404 && resource.equals(RESOURCES.getFirst())) {
                    return;
                }
            }
        }
    }

    private static void list(Spec spec, String resource, Collection run) throws IOException, InterruptedException {
        StringBuilder settings = new StringBuilder();
        run.lists().read(ApiRequest.of(ApiPaths.in(VERSION, spec.namespace, resource)), new Handler() {
            @Override
            public void begin() {
                settings.setLength(0);
            }

            @Override
            public void item(ObjectNode object) throws IOException {
                String name = object.at("/metadata/name").asText();
                if (resource.equals("settings")) {
                    settings.append(LonghornYaml.setting(name, object.path("value").asText()));
                } else {
                    write(BundlePath.of("longhorn", spec.namespace, resource, name + ".yaml"), LonghornYaml.document(object), run);
                }
            }
        });
        if (!settings.isEmpty()) {
            write(BundlePath.of(place(spec, resource)), settings.toString(), run);
        }
    }

    private static void write(BundlePath path, String text, Collection run) throws IOException {
        try (TextEntry entry = run.sink().text(path)) {
            entry.write(text);
            entry.complete();
        }
    }

    private static String place(Spec spec, String resource) {
        return "longhorn/" + spec.namespace + (resource.equals("settings") ? "/settings.yaml" : "/" + resource + "/*.yaml");
    }
}

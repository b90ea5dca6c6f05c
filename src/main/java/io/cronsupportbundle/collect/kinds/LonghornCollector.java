package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.CollectorInfo.Order;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.PodLogs;
import io.cronsupportbundle.collect.PodLogs.Container;
import io.cronsupportbundle.collect.PodLogs.Placement;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `longhorn`: the objects of Longhorn, the storage system, and the logs of its pods.
@Singleton
final class LonghornCollector implements Collector<Spec> {
    private static final String GROUP = "longhorn.io";

    /// The version that readers of bundles know; it is asked for as long as it is served.
    private static final String KNOWN = GROUP + "/v1beta1";

    private static final String SETTINGS = "settings";
    private static final List<String> OBJECTS = List.of("nodes", "volumes", "replicas", "engines", "engineimages", "instancemanagers",
            "backingimagemanagers", "backingimages", "sharemanagers");

    /// As much of each log as the collector of logs takes where nothing is said.
    private static final Map<String, String> LOG = Map.of("tailLines", "10000", "limitBytes", "100000000");

    /// What a specification says.
    ///
    /// @param timeout known and without effect, as in other tools
    record Spec(String collectorName, String namespace, Optional<Duration> timeout) {}

    @Override
    public CollectorInfo info() {
        return new CollectorInfo("longhorn", "longhorn", Order.NORMAL, Duration.ofMinutes(10), "lists the objects of Longhorn and fetches its logs");
    }

    @Override
    public Spec read(Fields fields) {
        String namespace = fields.text("namespace", "");
        return new Spec(fields.text("collectorName", ""), namespace.isEmpty() ? "longhorn-system" : namespace, fields.duration("timeout"));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("longhorn", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        List<PlannedEntry> entries = new ArrayList<>();
        for (String resource : OBJECTS) {
            entries.add(PlannedEntry.of("GET " + GROUP + " " + resource + " in " + spec.namespace, place(spec, resource),
                    Permission.list(GROUP, resource, spec.namespace)));
        }
        entries.add(PlannedEntry.of("GET " + GROUP + " settings in " + spec.namespace, path(spec, SETTINGS + ".yaml").value(),
                Permission.list(GROUP, SETTINGS, spec.namespace)));
        entries.add(PlannedEntry.of("GET logs of pods in " + spec.namespace, logs(spec),
                Permission.list("", "pods", spec.namespace), Permission.get("", "pods/log", spec.namespace, "")));
        return entries;
    }

    private static String place(Spec spec, String resource) {
        return "longhorn/" + spec.namespace + "/" + resource + "/*";
    }

    private static String logs(Spec spec) {
        return "cluster-resources/pods/logs/" + spec.namespace + "/*/*.log";
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        Optional<String> apiVersion = apiVersion(run);
        if (apiVersion.isEmpty()) {
            return;
        }
        for (String resource : OBJECTS) {
            list(spec, run, apiVersion.get(), resource, place(spec, resource), object -> write(run, path(spec, resource, name(object) + ".yaml"),
                    LonghornYaml.object(typed(object, resource, apiVersion.get()))));
        }
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        BundlePath path = path(spec, SETTINGS + ".yaml");
        list(spec, run, apiVersion.get(), SETTINGS, path.value(), object -> settings.put(name(object), object.path("value").asText()));
        if (!settings.isEmpty()) {
            write(run, path, LonghornYaml.plain(settings));
        }
        logs(spec, run);
    }

    /// The version to ask for; empty where the cluster has no Longhorn.
    private static Optional<String> apiVersion(Collection run) throws IOException, InterruptedException {
        try {
            JsonNode group = run.cluster().object(ApiRequest.of("/apis/" + GROUP));
            for (JsonNode version : group.path("versions")) {
                if (version.path("groupVersion").asText().equals(KNOWN)) {
                    return Optional.of(KNOWN);
                }
            }
            return Optional.of(group.path("preferredVersion").path("groupVersion").asText(KNOWN));
        } catch (ApiException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private interface ObjectTaker {
        void take(ObjectNode object) throws IOException;
    }

    /// A kind that cannot be listed costs its own files and no others.
    private static void list(Spec spec, Collection run, String apiVersion, String resource, String place, ObjectTaker taker)
            throws IOException, InterruptedException {
        try {
            run.lists().read(ApiRequest.of(ApiPaths.in(apiVersion, spec.namespace, resource)), new Handler() {
                @Override
                public void begin() {}

                @Override
                public void item(ObjectNode item) throws IOException {
                    taker.take(item);
                }
            });
        } catch (ApiException e) {
            if (e.status() != 404) {
                run.sink().missing(place, e.outcome(), String.valueOf(e.getMessage()));
            }
        }
    }

    /// Items of lists say neither kind nor version.
    private static ObjectNode typed(ObjectNode object, String resource, String apiVersion) {
        ObjectNode typed = object.deepCopy();
        typed.put("apiVersion", apiVersion);
        if (!typed.has("kind")) {
            typed.put("kind", resource);
        }
        return typed;
    }

    private static String name(ObjectNode object) {
        return object.path("metadata").path("name").asText();
    }

    private static void write(Collection run, BundlePath path, String text) throws IOException {
        try (TextEntry entry = run.sink().text(path)) {
            entry.write(text);
            entry.complete();
        }
    }

    private static void logs(Spec spec, Collection run) throws IOException, InterruptedException {
        List<Container> containers = new ArrayList<>();
        BundlePath at = path(spec, "logs");
        try {
            run.lists().read(ApiRequest.of(ApiPaths.in("v1", spec.namespace, "pods")), new Handler() {
                @Override
                public void begin() {
                    containers.clear();
                }

                @Override
                public void item(ObjectNode pod) {
                    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
                        pod.path("spec").path(list).forEach(container -> containers.add(Container.of(pod, container.path("name").asText())));
                    }
                }
            });
        } catch (ApiException e) {
            run.sink().missing(logs(spec), e.outcome(), String.valueOf(e.getMessage()));
            ErrorFiles.list(run.sink(), BundlePath.of(at.value(), "errors.json"), List.of(String.valueOf(e.getMessage())));
            return;
        }
        new PodLogs(run).fetch(containers, LOG, new Placement() {
            @Override
            public Optional<BundlePath> link(Container container, String suffix) {
                return Optional.of(BundlePath.of(at.value(), container.pod(), container.name() + suffix + ".log"));
            }

            @Override
            public void failed(Container container, String error) throws IOException {
                ErrorFiles.list(run.sink(), BundlePath.of(at.value(), container.pod(), container.name() + "-errors.json"), List.of(error));
            }
        });
    }

    /// A place of this use.
    private static BundlePath path(Spec spec, String... names) {
        List<String> parts = new ArrayList<>(List.of("longhorn", spec.namespace));
        parts.addAll(List.of(names));
        return BundlePath.of(parts.toArray(new String[0]));
    }
}

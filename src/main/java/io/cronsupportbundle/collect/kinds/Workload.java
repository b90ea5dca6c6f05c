package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.JsonEntry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One workload as a vendor asks about it: which version it says it is, which images it wants, which its pods run.
///
/// @param images image by container, as the template wants it
/// @param running image ids by container, as pods report them
record Workload(String kind, String namespace, String name, String version, String release, String chart, Map<String, String> selector,
        Map<String, String> images, Map<String, Set<String>> running) {

    static Workload of(String kind, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        JsonNode labels = metadata.path("labels");
        Map<String, String> selector = new TreeMap<>();
        object.path("spec").path("selector").path("matchLabels").properties()
                .forEach(label -> selector.put(label.getKey(), label.getValue().asText()));
        Map<String, String> images = new TreeMap<>();
        JsonNode pod = object.path("spec").path("template").path("spec");
        pod.path("containers").forEach(container -> images.put(container.path("name").asText(), container.path("image").asText()));
        String version = labels.path("app.kubernetes.io/version")
                .asText(object.path("spec").path("template").path("metadata").path("labels").path("app.kubernetes.io/version").asText());
        return new Workload(kind, metadata.path("namespace").asText(), metadata.path("name").asText(), version,
                metadata.path("annotations").path("meta.helm.sh/release-name").asText(), labels.path("helm.sh/chart").asText(), selector, images,
                new TreeMap<>());
    }

    boolean owns(JsonNode pod) {
        if (selector.isEmpty() || !pod.path("metadata").path("namespace").asText().equals(namespace)) {
            return false;
        }
        JsonNode labels = pod.path("metadata").path("labels");
        return selector.entrySet().stream().allMatch(label -> labels.path(label.getKey()).asText().equals(label.getValue()));
    }

    void running(JsonNode pod) {
        for (JsonNode status : pod.path("status").path("containerStatuses")) {
            String id = status.path("imageID").asText();
            if (!id.isEmpty()) {
                running.computeIfAbsent(status.path("name").asText(), _ -> new TreeSet<>()).add(id);
            }
        }
    }

    void write(JsonEntry entry) throws IOException {
        entry.startObject();
        entry.member("kind", kind);
        entry.member("namespace", namespace);
        entry.member("name", name);
        entry.member("version", version);
        entry.name("containers");
        entry.startArray();
        for (Map.Entry<String, String> image : images.entrySet()) {
            entry.startObject();
            entry.member("name", image.getKey());
            entry.member("image", image.getValue());
            entry.name("running");
            entry.startArray();
            for (String id : running.getOrDefault(image.getKey(), Set.of())) {
                entry.text(id);
            }
            entry.endArray();
            entry.endObject();
        }
        entry.endArray();
        if (!release.isEmpty() || !chart.isEmpty()) {
            entry.name("helm");
            entry.startObject();
            entry.member("release", release);
            entry.member("chart", chart);
            entry.endObject();
        }
        entry.endObject();
    }
}

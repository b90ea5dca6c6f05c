package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.JsonEntry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One workload as a vendor asks about it: which version it says it is, which images it wants, which its pods run.
///
/// @param images image by container, as the template wants it
/// @param running image ids by container, as pods report them
/// @param outdated containers of which some pod was made from another image
record Workload(String kind, String namespace, String name, String version, String release, String chart, Map<String, String> selector,
        Map<String, String> images, Map<String, Set<String>> running, Set<String> outdated) {
    private static final String CRON_JOB = "CronJob";

    /// Chart and version as Helm writes them into one label; a label has `_` where a version has `+`.
    private static final Pattern CHART = Pattern.compile(".+?-(v?\\d+\\.\\d+.*)");

    static Workload of(String kind, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        JsonNode labels = metadata.path("labels");
        Map<String, String> selector = new TreeMap<>();
        object.path("spec").path("selector").path("matchLabels").properties()
                .forEach(label -> selector.put(label.getKey(), label.getValue().asText()));
        Map<String, String> images = new TreeMap<>();
        JsonNode template = kind.equals(CRON_JOB) ? object.at("/spec/jobTemplate/spec/template") : object.at("/spec/template");
        template.path("spec").path("containers")
                .forEach(container -> images.put(container.path("name").asText(), container.path("image").asText()));
        String version = labels.path("app.kubernetes.io/version").asText(template.path("metadata").path("labels").path("app.kubernetes.io/version").asText());
        return new Workload(kind, metadata.path("namespace").asText(), metadata.path("name").asText(), version,
                metadata.path("annotations").path("meta.helm.sh/release-name").asText(), labels.path("helm.sh/chart").asText(), selector, images,
                new TreeMap<>(), new TreeSet<>());
    }

    boolean owns(JsonNode pod) {
        if (!pod.path("metadata").path("namespace").asText().equals(namespace)) {
            return false;
        }
        if (kind.equals(CRON_JOB)) {
            return startedBySchedule(pod);
        }
        if (selector.isEmpty()) {
            return false;
        }
        JsonNode labels = pod.path("metadata").path("labels");
        return selector.entrySet().stream().allMatch(label -> labels.path(label.getKey()).asText().equals(label.getValue()));
    }

    /// A CronJob knows its pods through Jobs, which it names after itself and the minute of the schedule (kubernetes, `getJobName`).
    private boolean startedBySchedule(JsonNode pod) {
        for (JsonNode owner : pod.path("metadata").path("ownerReferences")) {
            String job = owner.path("name").asText();
            if (owner.path("kind").asText().equals("Job") && job.startsWith(name + "-")
                    && job.substring(name.length() + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
                return true;
            }
        }
        return false;
    }

    void running(JsonNode pod) {
        for (JsonNode container : pod.path("spec").path("containers")) {
            String named = container.path("name").asText();
            String image = container.path("image").asText();
            if (!image.isEmpty() && !image.equals(images.getOrDefault(named, image))) {
                outdated.add(named);
            }
        }
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
            if (running.containsKey(image.getKey())) {
                entry.member("asDesired", asDesired(image.getKey(), image.getValue()));
            }
            entry.endObject();
        }
        entry.endArray();
        if (!release.isEmpty() || !chart.isEmpty()) {
            entry.name("helm");
            entry.startObject();
            entry.member("release", release);
            entry.member("chart", chart);
            Matcher matcher = CHART.matcher(chart);
            if (matcher.matches()) {
                entry.member("chartVersion", matcher.group(1).replace('_', '+'));
            }
            entry.endObject();
        }
        entry.endObject();
    }

    /// Whether the pods run what the template wants: they were made from its image, all run the same, and it is the digest where the image
    /// names one.
    private boolean asDesired(String container, String image) {
        Set<String> ids = running.getOrDefault(container, Set.of());
        int at = image.indexOf('@');
        return !outdated.contains(container) && ids.size() == 1 && (at < 0 || ids.iterator().next().endsWith(image.substring(at + 1)));
    }
}

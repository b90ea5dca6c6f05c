package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.kinds.CustomMetricsCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// `customMetrics`: values of the metrics API that a cluster's adapter serves.
@Singleton
final class CustomMetricsCollector implements Collector<Spec> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GROUP = "custom.metrics.k8s.io";

    /// What a specification says.
    record Spec(String collectorName, List<Metric> metrics) {}

    /// One metric of one object or of all of a type.
    ///
    /// @param objectName `*` for all
    record Metric(String namespace, String type, String objectName, String metric) {

        String path() {
            String base = "/apis/" + GROUP + "/v1beta1/";
            String in = namespace.isEmpty() ? "" : "namespaces/" + ApiRequest.segment(namespace) + "/";
            String object = objectName.equals("*") ? "*" : ApiRequest.segment(objectName);
            return base + in + ApiRequest.segment(type) + "/" + object + "/" + ApiRequest.segment(metric);
        }
    }

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("customMetrics", "custom-metrics", "reads values of the custom metrics API");
    }

    @Override
    public Spec read(Fields fields) {
        List<Metric> metrics = new ArrayList<>();
        for (Fields item : fields.objects("metricRequests")) {
            String[] name = item.text("resourceMetricName", "").split("/", 2);
            String object = item.text("objectName", "");
            String namespace = item.text("namespace", "");
            if (name.length < 2 || name[0].isEmpty() || name[1].isEmpty()) {
                item.problem("resourceMetricName", "spec.missing-field", "a metric needs a type and a name", "Write it as TYPE/METRIC");
            } else {
                String type = name[0].equals("namespaces") ? "namespace" : name[0];
                metrics.add(new Metric(namespace, type, object.isEmpty() ? "*" : object, name[1]));
            }
            item.finish();
        }
        return new Spec(fields.text("collectorName", ""), List.copyOf(metrics));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("custom-metrics", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return spec.metrics.stream().map(metric -> PlannedEntry.of("GET " + metric.type + " " + metric.metric,
                BundlePath.of("metrics/*", metric.metric, "*.json").value(),
                Permission.get(GROUP, metric.type + "/" + metric.metric, metric.namespace, metric.objectName.equals("*") ? "" : metric.objectName)))
                .toList();
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        Map<BundlePath, List<JsonNode>> found = new TreeMap<>();
        List<String> errors = new ArrayList<>();
        for (Metric metric : spec.metrics) {
            try {
                for (JsonNode item : run.cluster().object(ApiRequest.of(metric.path())).path("items")) {
                    JsonNode object = item.path("describedObject");
                    String stem = object.path("namespace").asText(object.path("name").asText());
                    found.computeIfAbsent(BundlePath.of("metrics", object.path("kind").asText(), metric.metric, stem + ".json"),
                            _ -> new ArrayList<>()).add(item);
                }
            } catch (ApiException e) {
                run.sink().missing(BundlePath.of("metrics/*", metric.metric, "*.json").value(), e.outcome(), String.valueOf(e.getMessage()));
                errors.add("could not query endpoint " + metric.path() + ": " + e.getMessage());
            }
        }
        for (Map.Entry<BundlePath, List<JsonNode>> file : found.entrySet()) {
            try (JsonEntry entry = run.sink().json(file.getKey())) {
                entry.startArray();
                for (JsonNode item : file.getValue()) {
                    entry.tree(shaped(item));
                }
                entry.endArray();
                entry.complete();
            }
        }
        ErrorFiles.list(run.sink(), BundlePath.of("metrics/errors.json"), errors);
    }

    /// A value as Go prints the type that other tools read it into, which is the internal one and has names of its own.
    private static ObjectNode shaped(JsonNode item) {
        ObjectNode shaped = JSON.createObjectNode();
        for (String name : List.of("kind", "apiVersion")) {
            if (item.has(name)) {
                shaped.set(name, item.get(name));
            }
        }
        JsonNode object = item.path("describedObject");
        ObjectNode described = shaped.putObject("DescribedObject");
        for (String name : List.of("kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath")) {
            String member = name.equals("uid") ? "UID" : name.equals("apiVersion") ? "APIVersion" : name.substring(0, 1).toUpperCase(Locale.ROOT)
                    + name.substring(1);
            described.put(member, object.path(name).asText());
        }
        ObjectNode metric = shaped.putObject("Metric");
        metric.put("Name", item.path("metric").path("name").asText());
        JsonNode selector = item.path("metric").path("selector");
        metric.set("Selector", selector.isObject() ? selector : JSON.nullNode());
        shaped.set("Timestamp", item.path("timestamp").isTextual() ? item.get("timestamp") : JSON.nullNode());
        shaped.set("WindowSeconds", item.path("windowSeconds").isIntegralNumber() ? item.get("windowSeconds") : JSON.nullNode());
        shaped.put("Value", item.path("value").asText("0"));
        return shaped;
    }
}

package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.CollectorInfo.Order;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.PodLogs;
import io.cronsupportbundle.collect.PodLogs.Container;
import io.cronsupportbundle.collect.PodLogs.Placement;
import io.cronsupportbundle.collect.kinds.LogsCollector.Spec;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `logs`: logs of containers, chosen by labels, with links to them under the name that the specification gives.
@Singleton
final class LogsCollector implements Collector<Spec> {

    /// What a specification says.
    ///
    /// @param namespace empty for all
    /// @param containerNames empty for all, those included that were added to look into the pod
    record Spec(String collectorName, String name, String namespace, List<String> selector, List<String> containerNames,
            boolean timestamps, Optional<Limits> limits) {}

    /// How much of each log: since a time, or else so many lines and bytes.
    record Limits(long maxLines, long maxBytes, Optional<Duration> maxAge, Optional<String> sinceTime) {}

    private static final long LINES = 10_000;
    private static final long BYTES = 5_000_000;

    /// Where a specification sets no limit in bytes, one is needed all the same: 10,000 lines of stack traces in JSON reach 50 MB.
    private static final long MAX_BYTES = 100_000_000;

    @Override
    public CollectorInfo info() {
        return new CollectorInfo("logs", "logs", Order.NORMAL, Duration.ofMinutes(10), "fetches logs of containers");
    }

    @Override
    public Spec read(Fields fields) {
        Optional<Limits> limits = fields.object("limits").map(inner -> {
            Limits read = new Limits(inner.whole("maxLines", 0), inner.whole("maxBytes", 0), inner.durationIfAny("maxAge"),
                    inner.text("sinceTime").filter(time -> !time.isEmpty()));
            inner.finish();
            return read;
        });
        fields.belongsElsewhere("containers", "Write containerNames");
        return new Spec(fields.text("collectorName", ""), fields.text("name", ""), fields.text("namespace", ""), fields.selector("selector"),
                fields.texts("containerNames"), fields.bool("timestamps", false), limits);
    }

    @Override
    public String title(Spec spec) {
        return Titles.selecting("logs", spec.collectorName, spec.selector);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        String namespace = spec.namespace.isEmpty() ? "*" : spec.namespace;
        String selected = spec.selector.isEmpty() ? "" : " with " + String.join(",", spec.selector);
        return List.of(PlannedEntry.of("GET logs of pods in " + namespace + selected,
                "cluster-resources/pods/logs/" + namespace + "/*/*.log", Permission.list("", "pods", spec.namespace),
                Permission.get("", "pods/log", spec.namespace, "")));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        List<Container> containers;
        try {
            containers = containers(spec, spec.namespace, run);
        } catch (ApiException e) {
            if (!e.denied() || !spec.namespace.isEmpty()) {
                listFailed(spec, run, e);
                return;
            }
            String own = run.cluster().ownNamespace();
            run.sink().missing("cluster-resources/pods/logs/*/*/*.log", Outcome.DENIED, e.getMessage() + "; only namespace " + own);
            try {
                containers = containers(spec, own, run);
            } catch (ApiException again) {
                listFailed(spec, run, again);
                return;
            }
        }
        new PodLogs(run).fetch(containers, query(spec, run.clock().instant()), placement(spec, run));
    }

    private static void listFailed(Spec spec, Collection run, ApiException e) throws IOException {
        String message = String.valueOf(e.getMessage());
        String namespace = spec.namespace.isEmpty() ? "*" : spec.namespace;
        run.sink().missing("cluster-resources/pods/logs/" + namespace + "/*/*.log", e.outcome(), message);
        ErrorFiles.list(run.sink(), BundlePath.of(spec.name.isEmpty() ? spec.collectorName : spec.name, "errors.json"), List.of(message));
    }

    private static List<Container> containers(Spec spec, String namespace, Collection run) throws IOException, InterruptedException {
        List<Container> containers = new ArrayList<>();
        ApiRequest request = ApiRequest.of(ApiPaths.in("v1", namespace, "pods")).with("labelSelector", String.join(",", spec.selector));
        run.lists().read(request, new Handler() {
            @Override
            public void begin() {
                containers.clear();
            }

            @Override
            public void item(ObjectNode pod) {
                List<String> names = spec.containerNames.isEmpty() ? allOf(pod) : spec.containerNames;
                names.forEach(name -> containers.add(Container.of(pod, name)));
            }
        });
        return containers;
    }

    private static List<String> allOf(JsonNode pod) {
        List<String> names = new ArrayList<>();
        for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
            pod.path("spec").path(list).forEach(container -> names.add(container.path("name").asText()));
        }
        return names;
    }

    /// The first limit that is set decides alone, as in other tools: a time, an age, else lines and bytes. The limit in bytes is kept by
    /// [PodLogs], which gives up the oldest lines.
    private static Map<String, String> query(Spec spec, Instant now) {
        Map<String, String> query = new LinkedHashMap<>();
        if (spec.timestamps) {
            query.put("timestamps", "true");
        }
        Limits limits = spec.limits.orElse(new Limits(LINES, MAX_BYTES, Optional.empty(), Optional.empty()));
        if (limits.sinceTime.isPresent()) {
            query.put("sinceTime", limits.sinceTime.get());
            query.put("limitBytes", Long.toString(MAX_BYTES));
        } else if (limits.maxAge.isPresent()) {
            query.put("sinceTime", now.minus(limits.maxAge.get()).truncatedTo(ChronoUnit.SECONDS).toString());
            query.put("limitBytes", Long.toString(MAX_BYTES));
        } else {
            query.put("tailLines", Long.toString(limits.maxLines > 0 ? limits.maxLines : LINES));
            query.put("limitBytes", Long.toString(limits.maxBytes > 0 ? limits.maxBytes : BYTES));
        }
        return query;
    }

    private static Placement placement(Spec spec, Collection run) {
        return new Placement() {
            @Override
            public Optional<BundlePath> link(Container container, String suffix) {
                return Optional.of(BundlePath.of(spec.name, container.pod(), container.name() + suffix + ".log"));
            }

            @Override
            public void failed(Container container, String error) throws IOException {
                ErrorFiles.list(run.sink(), BundlePath.of(spec.name, container.pod(), container.name() + "-errors.json"), List.of(error));
            }
        };
    }
}

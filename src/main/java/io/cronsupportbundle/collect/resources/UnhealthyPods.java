package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.PodLogs;
import io.cronsupportbundle.collect.PodLogs.Container;
import io.cronsupportbundle.collect.PodLogs.Placement;
import io.cronsupportbundle.collect.resources.SplitListHandler.ItemWatcher;
import io.cronsupportbundle.kubernetes.PodStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Notes the unhealthy ones among the pods that pass, and fetches the end of their logs: they are what the bundle is for.
final class UnhealthyPods implements ItemWatcher {

    /// The limits of other tools for these logs.
    private static final Map<String, String> LIMITS = Map.of("tailLines", "500", "limitBytes", "5000000");

    /// When everything is broken, the logs of everything would be too much.
    private static final int MAX_CONTAINERS = 1000;

    private final List<Container> containers = new ArrayList<>();

    @Override
    public void begin(Set<String> namespaces) {
        containers.removeIf(container -> namespaces.contains(container.namespace()));
    }

    @Override
    public void item(ObjectNode pod) {
        if (!PodStatus.of(pod).unhealthy()) {
            return;
        }
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode container : pod.path("spec").path(list)) {
                containers.add(Container.of(pod, container.path("name").asText()));
            }
        }
    }

    /// Fetches the logs of all that were noted.
    void fetchLogs(Collection run) throws IOException, InterruptedException {
        int leftOut = containers.size() - MAX_CONTAINERS;
        if (leftOut > 0) {
            run.sink().missing("cluster-resources/pods/logs/*/*/*.log", Outcome.TRUNCATED,
                    "logs of " + leftOut + " more containers of unhealthy pods were not fetched, beyond " + MAX_CONTAINERS);
        }
        new PodLogs(run).fetch(containers.subList(0, Math.min(containers.size(), MAX_CONTAINERS)), LIMITS, new Placement() {
            @Override
            public Optional<BundlePath> link(Container container, String suffix) {
                return Optional.empty();
            }

            @Override
            public void failed(Container container, String error) throws IOException {
                BundlePath path = BundlePath.of("cluster-resources/pods/logs", container.namespace(), container.pod(),
                        container.name() + "-logs-errors.log");
                try (TextEntry entry = run.sink().text(path)) {
                    entry.write(error);
                    entry.complete();
                }
            }
        });
    }
}

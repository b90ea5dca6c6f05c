package io.cronsupportbundle.collect.resources;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.resources.SplitListHandler.ItemWatcher;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Collects everything under `cluster-resources/`: namespaces, pods, the logs of the unhealthy ones, then the other lists.
public final class ClusterResources {
    private final List<String> namespaces;
    private final boolean ignoreRights;

    /// Takes what the specification says.
    ///
    /// @param namespaces the namespaces wanted; empty for all
    /// @param ignoreRights whether namespaces are kept in which pods may not be read
    public ClusterResources(List<String> namespaces, boolean ignoreRights) {
        this.namespaces = namespaces;
        this.ignoreRights = ignoreRights;
    }

    /// Every request and its place.
    public List<PlannedEntry> plan() {
        List<PlannedEntry> entries = new ArrayList<>();
        entries.add(PlannedEntry.of("GET /api/v1/namespaces", "cluster-resources/namespaces.json", Permission.list("", "namespaces", "")));
        entries.add(PlannedEntry.of("POST selfsubjectrulesreviews in each namespace", "cluster-resources/auth-cani-list/*.json"));
        for (String namespace : namespaces.isEmpty() ? List.of("*") : namespaces) {
            entries.add(PlannedEntry.of("GET logs of unhealthy pods, at most 500 lines and 5 MB for each container",
                    "cluster-resources/pods/logs/" + namespace + "/*/*.log",
                    Permission.get("", "pods/log", namespace.equals("*") ? "" : namespace, "")));
        }
        Stream.concat(Stream.of(ResourceRow.PODS), ResourceRow.ALL.stream()).forEach(row -> entries.addAll(plan(row)));
        return entries;
    }

    private List<PlannedEntry> plan(ResourceRow row) {
        String request = "GET " + row.apiVersions().getFirst() + " " + row.resource();
        if (!row.namespaced()) {
            return List.of(PlannedEntry.of(request, "cluster-resources/" + row.file() + ".json", Permission.list(row.group(), row.resource(), "")));
        }
        if (namespaces.isEmpty()) {
            return List.of(PlannedEntry.of(request, "cluster-resources/" + row.file() + "/*.json",
                    Permission.list(row.group(), row.resource(), "")));
        }
        return namespaces.stream().map(namespace -> PlannedEntry.of(request + " in " + namespace,
                "cluster-resources/" + row.file() + "/" + namespace + ".json", Permission.list(row.group(), row.resource(), namespace))).toList();
    }

    /// Collects.
    public void collect(Collection run) throws IOException, InterruptedException {
        Namespaces found = new NamespaceFinder(run).find(namespaces, ignoreRights);
        ResourceLists lists = new ResourceLists(run, found);
        UnhealthyPods unhealthy = new UnhealthyPods();
        lists.collect(ResourceRow.PODS, unhealthy);
        unhealthy.fetchLogs(run);
        for (ResourceRow row : ResourceRow.ALL) {
            lists.collect(row, ItemWatcher.NONE);
        }
    }
}

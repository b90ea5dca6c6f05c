package io.cronsupportbundle.collect.resources;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.resources.SplitListHandler.ItemWatcher;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Collects everything under `cluster-resources/`: namespaces, pods, the logs of the unhealthy ones, then the other lists, custom resources
/// and discovery, and of Secrets what the specification asks for.
public final class ClusterResources {
    private final Scope scope;

    /// What the specification says.
    ///
    /// @param namespaces the namespaces wanted, sorted; empty for all
    /// @param ignoreRights whether namespaces are kept in which pods may not be read
    /// @param imagePullSecrets whether registries and users of image pull secrets are wanted, for which Secrets are read
    /// @param license whether the Replicated licence is wanted, for which a Secret is read
    public record Scope(List<String> namespaces, boolean ignoreRights, boolean imagePullSecrets, boolean license) {
        public Scope {
            namespaces = List.copyOf(namespaces);
        }
    }

    public ClusterResources(Scope scope) {
        this.scope = scope;
    }

    /// Every request and its place.
    public List<PlannedEntry> plan() {
        List<PlannedEntry> entries = new ArrayList<>(namespacePlan());
        entries.add(PlannedEntry.of("POST selfsubjectrulesreviews in each namespace", "cluster-resources/auth-cani-list/*.json"));
        for (String namespace : scope.namespaces.isEmpty() ? List.of("*") : scope.namespaces) {
            entries.add(PlannedEntry.of("GET logs of unhealthy pods, at most 500 lines and 5 MB for each container",
                    "cluster-resources/pods/logs/" + namespace + "/*/*.log",
                    Permission.get("", "pods/log", namespace.equals("*") ? "" : namespace, "")));
        }
        Stream.concat(Stream.of(ResourceRow.PODS, ResourceRow.CUSTOM_RESOURCE_DEFINITIONS), ResourceRow.ALL.stream())
                .forEach(row -> entries.addAll(plan(row)));
        entries.addAll(CustomResources.plan(scope.namespaces));
        entries.addAll(DiscoveryFiles.plan());
        if (scope.imagePullSecrets) {
            entries.addAll(ImagePullSecrets.plan(scope.namespaces));
        }
        if (scope.license) {
            entries.addAll(ReplicatedLicense.plan(scope.namespaces));
        }
        return entries;
    }

    /// A namespace counts as an object in itself, so the right to read it can be given in it.
    private List<PlannedEntry> namespacePlan() {
        String place = "cluster-resources/namespaces.json";
        if (scope.namespaces.isEmpty()) {
            return List.of(PlannedEntry.of("GET v1 namespaces", place, Permission.list("", "namespaces", "")));
        }
        return scope.namespaces.stream()
                .map(name -> PlannedEntry.of("GET v1 namespace " + name, place, Permission.get("", "namespaces", name, name))).toList();
    }

    private List<PlannedEntry> plan(ResourceRow row) {
        String request = "GET " + row.apiVersions().getFirst() + " " + row.resource();
        if (!row.namespaced()) {
            return List.of(PlannedEntry.of(request, "cluster-resources/" + row.file() + ".json", Permission.list(row.group(), row.resource(), "")));
        }
        if (scope.namespaces.isEmpty()) {
            return List.of(PlannedEntry.of(request, "cluster-resources/" + row.file() + "/*.json",
                    Permission.list(row.group(), row.resource(), "")));
        }
        return scope.namespaces.stream().map(namespace -> PlannedEntry.of(request + " in " + namespace,
                "cluster-resources/" + row.file() + "/" + namespace + ".json", Permission.list(row.group(), row.resource(), namespace))).toList();
    }

    /// Collects.
    public void collect(Collection run) throws IOException, InterruptedException {
        Namespaces found = new NamespaceFinder(run).find(scope.namespaces, scope.ignoreRights);
        ResourceLists lists = new ResourceLists(run, found);
        UnhealthyPods unhealthy = new UnhealthyPods();
        lists.collect(ResourceRow.PODS, unhealthy);
        unhealthy.fetchLogs(run);
        for (ResourceRow row : ResourceRow.ALL) {
            lists.collect(row, ItemWatcher.NONE);
        }
        new DiscoveryFiles(run).collect();
        customResources(run, found, lists);
        if (scope.imagePullSecrets) {
            new ImagePullSecrets(run, found).collect();
        }
        if (scope.license) {
            new ReplicatedLicense(run, found).collect();
        }
    }

    private static void customResources(Collection run, Namespaces found, ResourceLists lists) throws IOException, InterruptedException {
        CustomTypes types = new CustomTypes();
        Optional<IOException> failed = lists.ofTheCluster(ResourceRow.CUSTOM_RESOURCE_DEFINITIONS, types);
        CustomResources resources = new CustomResources(run, found);
        if (failed.isPresent()) {
            resources.typesMissing(failed.get());
        } else {
            resources.collect(types.types());
        }
    }
}

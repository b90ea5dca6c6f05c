package io.cronsupportbundle.analyze.kinds;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where a bundle keeps the objects of a kind, for the kinds that specifications may name (reference, §3.28).
final class ResourceFiles {
    private static final Map<String, String> NAMESPACED = Map.ofEntries(
            Map.entry("deployment", "deployments"), Map.entry("daemonset", "daemonsets"), Map.entry("statefulset", "statefulsets"),
            Map.entry("pod", "pods"), Map.entry("ingress", "ingress"), Map.entry("service", "services"), Map.entry("job", "jobs"),
            Map.entry("replicaset", "replicasets"), Map.entry("configmap", "configmaps"),
            Map.entry("networkpolicy", "network-policy"), Map.entry("resourcequota", "resource-quota"),
            Map.entry("pvc", "pvcs"), Map.entry("persistentvolumeclaim", "pvcs"));

    private static final Map<String, String> CLUSTER = Map.ofEntries(
            Map.entry("namespace", "namespaces"), Map.entry("pv", "pvs"), Map.entry("persistentvolume", "pvs"),
            Map.entry("node", "nodes"), Map.entry("storageclass", "storage-classes"),
            Map.entry("validatingwebhookconfiguration", "validating-webhook-configurations"),
            Map.entry("mutatingwebhookconfiguration", "mutating-webhook-configurations"));

    private ResourceFiles() {}

    /// Empty for a kind that no list is kept of. The kind's case does not count.
    static Optional<String> of(String kind, boolean clusterScoped, String namespace) {
        String list = (clusterScoped ? CLUSTER : NAMESPACED).get(kind.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(list).map(name -> "cluster-resources/" + name + (clusterScoped ? "" : "/" + namespace) + ".json");
    }
}

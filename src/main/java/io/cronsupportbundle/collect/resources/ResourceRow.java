package io.cronsupportbundle.collect.resources;

import java.util.List;
import java.util.stream.Stream;

/// One kind of object that is listed, and the name its files have in bundles.
///
/// @param file directory for one file per namespace, or the file's name without `.json` for kinds of the cluster as a whole
/// @param namespaced whether objects live in namespaces
/// @param kind the kind of one object; the server's list says the kind of the list
/// @param resource plural, as in paths of the API
/// @param apiVersions where to look, newest first: older servers have only the later ones
public record ResourceRow(String file, boolean namespaced, String kind, String resource, List<String> apiVersions) {
    public ResourceRow {
        apiVersions = List.copyOf(apiVersions);
    }

    private static ResourceRow namespaced(String file, String kind, String resource, String... apiVersions) {
        return new ResourceRow(file, true, kind, resource, List.of(apiVersions));
    }

    private static ResourceRow cluster(String file, String kind, String resource, String... apiVersions) {
        return new ResourceRow(file, false, kind, resource, List.of(apiVersions));
    }

    /// Pods come before everything else, because the logs of the unhealthy ones depend on them.
    static final ResourceRow PODS = namespaced("pods", "Pod", "pods", "v1");

    /// They tell which custom resources there are.
    static final ResourceRow CUSTOM_RESOURCE_DEFINITIONS = cluster("custom-resource-definitions", "CustomResourceDefinition",
            "customresourcedefinitions", "apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1");

    /// The other lists of `cluster-resources/` in the order in which other tools collect them (Troubleshoot v0.133, `clusterResources`).
    static final List<ResourceRow> ALL = List.of(
            namespaced("pod-disruption-budgets", "PodDisruptionBudget", "poddisruptionbudgets", "policy/v1", "policy/v1beta1"),
            namespaced("services", "Service", "services", "v1"),
            namespaced("deployments", "Deployment", "deployments", "apps/v1"),
            namespaced("statefulsets", "StatefulSet", "statefulsets", "apps/v1"),
            namespaced("daemonsets", "DaemonSet", "daemonsets", "apps/v1"),
            namespaced("replicasets", "ReplicaSet", "replicasets", "apps/v1"),
            namespaced("jobs", "Job", "jobs", "batch/v1"),
            namespaced("cronjobs", "CronJob", "cronjobs", "batch/v1", "batch/v1beta1"),
            namespaced("ingress", "Ingress", "ingresses", "networking.k8s.io/v1", "extensions/v1beta1"),
            namespaced("network-policy", "NetworkPolicy", "networkpolicies", "networking.k8s.io/v1"),
            namespaced("resource-quota", "ResourceQuota", "resourcequotas", "v1"),
            cluster("storage-classes", "StorageClass", "storageclasses", "storage.k8s.io/v1", "storage.k8s.io/v1beta1"),
            cluster("ingress-classes", "IngressClass", "ingressclasses", "networking.k8s.io/v1"),
            cluster("priorityclasses", "PriorityClass", "priorityclasses", "scheduling.k8s.io/v1", "scheduling.k8s.io/v1beta1"),
            cluster("nodes", "Node", "nodes", "v1"),
            namespaced("limitranges", "LimitRange", "limitranges", "v1"),
            namespaced("events", "Event", "events", "v1"),
            cluster("pvs", "PersistentVolume", "persistentvolumes", "v1"),
            namespaced("pvcs", "PersistentVolumeClaim", "persistentvolumeclaims", "v1"),
            namespaced("roles", "Role", "roles", "rbac.authorization.k8s.io/v1"),
            namespaced("rolebindings", "RoleBinding", "rolebindings", "rbac.authorization.k8s.io/v1"),
            cluster("clusterroles", "ClusterRole", "clusterroles", "rbac.authorization.k8s.io/v1"),
            cluster("clusterrolebindings", "ClusterRoleBinding", "clusterrolebindings", "rbac.authorization.k8s.io/v1"),
            namespaced("endpoints", "Endpoints", "endpoints", "v1"),
            namespaced("endpointslices", "EndpointSlice", "endpointslices", "discovery.k8s.io/v1"),
            namespaced("serviceaccounts", "ServiceAccount", "serviceaccounts", "v1"),
            namespaced("leases", "Lease", "leases", "coordination.k8s.io/v1"),
            cluster("volumeattachments", "VolumeAttachment", "volumeattachments", "storage.k8s.io/v1"),
            cluster("certificatesigningrequests", "CertificateSigningRequest", "certificatesigningrequests", "certificates.k8s.io/v1"),
            namespaced("configmaps", "ConfigMap", "configmaps", "v1"),
            cluster("validating-webhook-configurations", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations",
                    "admissionregistration.k8s.io/v1"),
            cluster("mutating-webhook-configurations", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations",
                    "admissionregistration.k8s.io/v1"));

    /// The API group, empty for the core group.
    public String group() {
        String newest = apiVersions.getFirst();
        int slash = newest.indexOf('/');
        return slash < 0 ? "" : newest.substring(0, slash);
    }

    /// Whether a resource is known as one whose objects are in no namespace.
    public static boolean belongsToTheCluster(String group, String resource) {
        return Stream.concat(ALL.stream(), Stream.of(CUSTOM_RESOURCE_DEFINITIONS)).anyMatch(row -> !row.namespaced && row.group().equals(group) && row.resource.equals(resource));
    }
}

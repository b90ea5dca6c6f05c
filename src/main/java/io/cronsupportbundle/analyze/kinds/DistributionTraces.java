package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What distributions of Kubernetes leave behind on their nodes and in their API (reference, §3.16). A cluster can show traces of several.
final class DistributionTraces {

    /// Names as specifications write them, in lower case and without `-`, with the names used here.
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("microk8s", "microk8s"), Map.entry("dockerdesktop", "dockerdesktop"), Map.entry("eks", "eks"),
            Map.entry("gke", "gke"), Map.entry("digitalocean", "digitalocean"), Map.entry("openshift", "openshift"),
            Map.entry("tanzu", "tanzu"), Map.entry("kurl", "kurl"), Map.entry("aks", "aks"), Map.entry("ibm", "ibm"),
            Map.entry("ibmcloud", "ibm"), Map.entry("minikube", "minikube"), Map.entry("rke2", "rke2"), Map.entry("k3s", "k3s"),
            Map.entry("oke", "oke"), Map.entry("kind", "kind"), Map.entry("k0s", "k0s"), Map.entry("embeddedcluster", "embeddedcluster"));

    private static final Map<String, String> BY_LABEL = Map.of(
            "kubernetes.azure.com/role", "aks",
            "minikube.k8s.io/version", "minikube",
            "oci.oraclecloud.com/fault-domain", "oke",
            "node.k0sproject.io/role", "k0s",
            "kots.io/embedded-cluster-role", "embeddedcluster",
            "run.tanzu.vmware.com/kubernetesDistributionVersion", "tanzu");

    private static final Map<String, String> BY_LABEL_AND_VALUE = Map.of(
            "kurl.sh/cluster=true", "kurl",
            "microk8s.io/cluster=true", "microk8s",
            "node.kubernetes.io/instance-type=k3s", "k3s",
            "beta.kubernetes.io/instance-type=k3s", "k3s");

    private static final Map<String, String> BY_PROVIDER = Map.of(
            "digitalocean:", "digitalocean", "aws:", "eks", "gce:", "gke", "ibm:", "ibm", "kind:", "kind");

    private static final Map<String, String> BY_API = Map.of("apps.openshift.io/", "openshift", "run.tanzu.vmware.com/", "tanzu");

    private DistributionTraces() {}

    static Optional<String> known(String name) {
        return Optional.ofNullable(KNOWN.get(name.toLowerCase(Locale.ROOT).replace("-", "")));
    }

    static Set<String> ofNode(JsonNode node) {
        Set<String> found = new LinkedHashSet<>();
        JsonNode metadata = node.path("metadata");
        metadata.path("labels").properties().forEach(label -> {
            Optional.ofNullable(BY_LABEL.get(label.getKey())).ifPresent(found::add);
            Optional.ofNullable(BY_LABEL_AND_VALUE.get(label.getKey() + "=" + label.getValue().asText(""))).ifPresent(found::add);
        });
        if (metadata.path("annotations").has("rke2.io/node-args")) {
            found.add("rke2");
        }
        if (node.path("status").path("nodeInfo").path("osImage").asText("").equals("Docker Desktop")) {
            found.add("dockerdesktop");
        }
        found.addAll(startingWith(BY_PROVIDER, node.path("spec").path("providerID").asText("")));
        return found;
    }

    static Set<String> ofApi(String groupVersion) {
        return startingWith(BY_API, groupVersion);
    }

    static boolean isControlPlane(JsonNode node) {
        JsonNode labels = node.path("metadata").path("labels");
        return labels.has("node-role.kubernetes.io/master") || labels.has("node-role.kubernetes.io/control-plane");
    }

    private static Set<String> startingWith(Map<String, String> prefixes, String text) {
        return prefixes.entrySet().stream().filter(prefix -> text.startsWith(prefix.getKey())).map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }
}

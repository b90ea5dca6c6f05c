package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything in a cluster that speaks of versions: workloads with what their pods run, and the objects of tools that roll versions out.
/// Groups are looked for first, once, because most clusters have few of these tools.
final class VersionFindings {

    /// One kind of object that is listed.
    ///
    /// @param section where its objects stand in the document; empty for workloads
    record Kind(String group, String resource, String name, String section) {

        boolean workload() {
            return section.isEmpty();
        }

        /// Its version, where that is known without asking.
        String label() {
            return workload() ? group + "/v1 " + resource : group + " " + resource;
        }
    }

    static final List<Kind> KINDS = List.of(new Kind("batch", "cronjobs", "CronJob", ""), new Kind("apps", "daemonsets", "DaemonSet", ""),
            new Kind("apps", "deployments", "Deployment", ""), new Kind("apps", "statefulsets", "StatefulSet", ""),
            new Kind("versions.mozilla.org", "versions", "Version", "versions"),
            new Kind("kustomize.toolkit.fluxcd.io", "kustomizations", "Kustomization", "flux"),
            new Kind("helm.toolkit.fluxcd.io", "helmreleases", "HelmRelease", "flux"),
            new Kind("postgresql.cnpg.io", "clusters", "Cluster", "postgresClusters"));

    private final String namespace;
    private final String selector;
    private final Collection run;
    private final List<Workload> workloads = new ArrayList<>();
    private final Map<String, List<ObjectNode>> sections = new LinkedHashMap<>(Map.of("versions", new ArrayList<>()));
    private final List<String> errors = new ArrayList<>();

    /// Prepares to look.
    ///
    /// @param namespace empty for all, or the run's own where all are out of reach
    /// @param selector labels of workloads
    VersionFindings(String namespace, String selector, Collection run) {
        this.namespace = namespace;
        this.selector = selector;
        this.run = run;
    }

    List<Workload> workloads() {
        return workloads;
    }

    /// Objects of tools by section; none but `versions` is there without objects.
    Map<String, List<ObjectNode>> sections() {
        return sections;
    }

    List<String> errors() {
        return errors;
    }

    boolean isEmpty() {
        return workloads.isEmpty() && sections.values().stream().allMatch(List::isEmpty);
    }

    void read() throws IOException, InterruptedException {
        for (Kind kind : KINDS) {
            if (kind.workload()) {
                List<Workload> found = new ArrayList<>();
                list(kind.group + "/v1", kind.resource, selector, found::clear, item -> found.add(Workload.of(kind.name, item)));
                workloads.addAll(found);
            }
        }
        list("v1", "pods", "", () -> {}, pod -> workloads.stream().filter(workload -> workload.owns(pod)).forEach(workload -> workload.running(pod)));
        Map<String, String> groups = groups();
        for (Kind kind : KINDS) {
            String apiVersion = groups.get(kind.group);
            if (!kind.workload() && apiVersion != null) {
                List<ObjectNode> found = new ArrayList<>();
                list(apiVersion, kind.resource, "", found::clear, item -> found.add(DeliveredVersion.of(kind.name, item)));
                if (!found.isEmpty()) {
                    sections.computeIfAbsent(kind.section, _ -> new ArrayList<>()).addAll(found);
                }
            }
        }
    }

    /// Groups with the version that the server prefers.
    private Map<String, String> groups() throws IOException, InterruptedException {
        Map<String, String> groups = new TreeMap<>();
        try {
            for (JsonNode group : run.cluster().object(ApiRequest.of("/apis")).path("groups")) {
                groups.put(group.path("name").asText(), group.path("preferredVersion").path("groupVersion").asText());
            }
        } catch (ApiException e) {
            errors.add(String.valueOf(e.getMessage()));
        }
        return groups;
    }

    private interface ItemTaker {
        void take(ObjectNode item);
    }

    private void list(String apiVersion, String resource, String labels, Runnable anew, ItemTaker taker) throws IOException, InterruptedException {
        try {
            list(apiVersion, namespace, resource, labels, anew, taker);
        } catch (ApiException e) {
            if (e.status() == 404) {
                // A group that has lost this kind; there is nothing to tell.
                return;
            }
            if (!e.denied() || !namespace.isEmpty()) {
                errors.add(String.valueOf(e.getMessage()));
                return;
            }
            try {
                list(apiVersion, run.cluster().ownNamespace(), resource, labels, anew, taker);
            } catch (ApiException again) {
                errors.add(String.valueOf(again.getMessage()));
            }
        }
    }

    private void list(String apiVersion, String within, String resource, String labels, Runnable anew, ItemTaker taker)
            throws IOException, InterruptedException {
        run.lists().read(ApiRequest.of(ApiPaths.in(apiVersion, within, resource)).with("labelSelector", labels), new Handler() {
            @Override
            public void begin() {
                anew.run();
            }

            @Override
            public void item(ObjectNode item) {
                taker.take(item);
            }
        });
    }
}

package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.AppVersionCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiGroups;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `appVersion`: which version of the application is meant to run, and which does. For each workload its version label, its images, the
/// digests that its pods really run and its Helm release; for each `Version` object of `versions.mozilla.org` what was applied and what is
/// deployed.
@Singleton
final class AppVersionCollector implements Collector<Spec> {
    private static final Map<String, String> WORKLOADS = Map.of("deployments", "Deployment", "statefulsets", "StatefulSet",
            "daemonsets", "DaemonSet");
    private static final String VERSIONS = "versions.mozilla.org";

    /// What a specification says.
    ///
    /// @param namespace empty for all, or the run's own where all are out of reach
    record Spec(String collectorName, String namespace, List<String> selector) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("appVersion", "app-version", "finds out which versions of the application are meant to run and which do");
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(fields.text("collectorName", ""), fields.text("namespace", ""), fields.texts("selector"));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("app-version", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        List<PlannedEntry> entries = new ArrayList<>();
        String in = spec.namespace.isEmpty() ? "" : " in " + spec.namespace;
        for (String resource : new TreeMap<>(WORKLOADS).keySet()) {
            entries.add(PlannedEntry.of("GET apps/v1 " + resource + in, path(spec).value(), Permission.list("apps", resource, spec.namespace)));
        }
        entries.add(PlannedEntry.of("GET v1 pods" + in, path(spec).value(), Permission.list("", "pods", spec.namespace)));
        entries.add(PlannedEntry.of("GET " + VERSIONS + " versions" + in, path(spec).value(),
                Permission.list(VERSIONS, "versions", spec.namespace)));
        return entries;
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        Finding finding = new Finding(spec, run);
        finding.read();
        try (JsonEntry entry = run.sink().json(path(spec))) {
            entry.startObject();
            entry.name("workloads");
            entry.startArray();
            for (Workload workload : finding.workloads) {
                workload.write(entry);
            }
            entry.endArray();
            entry.name("versions");
            entry.startArray();
            for (JsonNode version : finding.versions) {
                entry.tree(version);
            }
            entry.endArray();
            entry.name("errors");
            entry.startArray();
            for (String error : finding.errors) {
                entry.text(error);
            }
            entry.endArray();
            entry.endObject();
            if (finding.errors.isEmpty()) {
                entry.complete();
            } else {
                boolean nothing = finding.workloads.isEmpty() && finding.versions.isEmpty();
                entry.complete(nothing ? Outcome.FAILED : Outcome.TRUNCATED, finding.errors.getFirst());
            }
        }
    }

    private static BundlePath path(Spec spec) {
        return BundlePath.of("app-version", (spec.collectorName.isEmpty() ? "app-version" : spec.collectorName) + ".json");
    }

    /// What has been found so far.
    private static final class Finding {
        private final Spec spec;
        private final Collection run;
        private final List<Workload> workloads = new ArrayList<>();
        private final List<JsonNode> versions = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();

        Finding(Spec spec, Collection run) {
            this.spec = spec;
            this.run = run;
        }

        void read() throws IOException, InterruptedException {
            for (Map.Entry<String, String> kind : new TreeMap<>(WORKLOADS).entrySet()) {
                List<Workload> found = new ArrayList<>();
                list("apps/v1", kind.getKey(), String.join(",", spec.selector), found::clear, item -> found.add(Workload.of(kind.getValue(), item)));
                workloads.addAll(found);
            }
            list("v1", "pods", "", () -> {}, pod -> workloads.stream().filter(workload -> workload.owns(pod)).forEach(workload -> workload.running(pod)));
            try {
                list(new ApiGroups(run.cluster()).preferred(VERSIONS), "versions", "", versions::clear, item -> versions.add(version(item)));
            } catch (ApiException e) {
                // Few clusters have these objects; where they are not known there is nothing to tell.
                if (e.status() != 404) {
                    errors.add(String.valueOf(e.getMessage()));
                }
            }
        }

        private interface ItemTaker {
            void take(ObjectNode item);
        }

        private void list(String apiVersion, String resource, String selector, Runnable anew, ItemTaker taker) throws IOException, InterruptedException {
            try {
                list(apiVersion, spec.namespace, resource, selector, anew, taker);
            } catch (ApiException e) {
                if (!e.denied() || !spec.namespace.isEmpty()) {
                    errors.add(String.valueOf(e.getMessage()));
                    return;
                }
                try {
                    list(apiVersion, run.cluster().ownNamespace(), resource, selector, anew, taker);
                } catch (ApiException again) {
                    errors.add(String.valueOf(again.getMessage()));
                }
            }
        }

        private void list(String apiVersion, String namespace, String resource, String selector, Runnable anew, ItemTaker taker)
                throws IOException, InterruptedException {
            ApiRequest request = ApiRequest.of(ApiPaths.in(apiVersion, namespace, resource)).with("labelSelector", selector);
            run.lists().read(request, new Handler() {
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

        /// A configuration that was applied and is not deployed is a rollout that goes on or that is stuck.
        private static ObjectNode version(ObjectNode item) {
            String applied = item.path("applied").asText(item.path("status").path("applied").asText());
            String deployed = item.path("deployed").asText(item.path("status").path("deployed").asText());
            ObjectNode version = item.objectNode();
            version.put("namespace", item.path("metadata").path("namespace").asText());
            version.put("name", item.path("metadata").path("name").asText());
            version.put("applied", applied);
            version.put("deployed", deployed);
            version.put("rolledOut", applied.equals(deployed));
            return version;
        }
    }
}

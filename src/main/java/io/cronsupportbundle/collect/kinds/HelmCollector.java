package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.kinds.HelmCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `helm`: the releases of Helm with their history, pending and uninstalling ones too, because those are what one looks for.
@Singleton
final class HelmCollector implements Collector<Spec> {

    /// What a specification says.
    ///
    /// @param namespace empty for all
    /// @param releaseName empty for all
    record Spec(String namespace, String releaseName, boolean collectValues) {}

    /// Releases by namespace, then by name, each with its revisions in the order of their Secrets.
    private static final class Found {
        private final Map<String, Map<String, List<HelmRelease>>> releases = new TreeMap<>();
        private final List<String> errors = new ArrayList<>();
    }

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("helm", "helm", "reads the releases of Helm");
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(fields.text("namespace", ""), fields.text("releaseName", ""), fields.bool("collectValues", false));
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return List.of(PlannedEntry.of("GET secrets with owner=helm", place(spec), Permission.list("", "secrets", spec.namespace)));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        Found found = new Found();
        try {
            list(spec, spec.namespace, found, run);
        } catch (ApiException e) {
            run.sink().missing(place(spec), e.outcome(), String.valueOf(e.getMessage()));
            if (e.denied() && spec.namespace.isEmpty()) {
                own(spec, found, run, e);
            } else {
                found.errors.add(String.valueOf(e.getMessage()));
            }
        }
        for (Map.Entry<String, Map<String, List<HelmRelease>>> namespace : found.releases.entrySet()) {
            String file = spec.releaseName.isEmpty() ? namespace.getKey() + ".json" : namespace.getKey() + "/" + spec.releaseName + ".json";
            try (JsonEntry entry = run.sink().json(BundlePath.of("helm", file), JsonStyle.TAB)) {
                entry.startArray();
                for (List<HelmRelease> history : namespace.getValue().values()) {
                    write(history, entry);
                }
                entry.endArray();
                entry.complete();
            }
        }
        ErrorFiles.list(run.sink(), BundlePath.of("helm/errors.json"), found.errors);
    }

    private static void own(Spec spec, Found found, Collection run, ApiException denied) throws IOException, InterruptedException {
        found.errors.add(String.valueOf(denied.getMessage()));
        try {
            list(spec, run.cluster().ownNamespace(), found, run);
        } catch (ApiException e) {
            found.errors.add(String.valueOf(e.getMessage()));
        }
    }

    private static void list(Spec spec, String namespace, Found found, Collection run) throws IOException, InterruptedException {
        String selector = spec.releaseName.isEmpty() ? "owner=helm" : "name=" + spec.releaseName + ",owner=helm";
        run.lists().read(ApiRequest.of(ApiPaths.in("v1", namespace, "secrets")).with("labelSelector", selector), new Handler() {
            @Override
            public void begin() {
                found.releases.clear();
            }

            @Override
            public void item(ObjectNode secret) {
                String in = secret.at("/metadata/namespace").asText();
                try {
                    HelmRelease release = HelmRelease.read(secret.at("/data/release").asText(), spec.collectValues);
                    found.releases.computeIfAbsent(in, _ -> new TreeMap<>()).computeIfAbsent(release.name(), _ -> new ArrayList<>()).add(release);
                } catch (IOException e) {
                    String name = in + "/" + secret.at("/metadata/name").asText();
                    found.errors.add("the release in Secret " + name + " cannot be read");
                    run.sink().missing("helm/" + in + ".json", Outcome.FAILED, "the release in Secret " + name + " cannot be read");
                }
            }
        });
    }

    private static void write(List<HelmRelease> history, JsonEntry entry) throws IOException {
        HelmRelease latest = history.stream().max(Comparator.comparingLong(HelmRelease::revision)).orElseThrow();
        entry.startObject();
        entry.member("releaseName", latest.name());
        optional("chart", latest.chart(), entry);
        optional("chartVersion", latest.chartVersion(), entry);
        optional("appVersion", latest.appVersion(), entry);
        optional("namespace", latest.namespace(), entry);
        entry.name("releaseHistory");
        entry.startArray();
        for (HelmRelease revision : history) {
            entry.startObject();
            entry.member("revision", Long.toString(revision.revision()));
            entry.member("date", revision.date());
            entry.member("status", revision.status());
            if (revision.pending()) {
                entry.member("isPending", true);
            }
            if (revision.values().isPresent() && !revision.values().get().isEmpty()) {
                entry.name("values");
                entry.tree(revision.values().get());
            }
            entry.endObject();
        }
        entry.endArray();
        entry.endObject();
    }

    private static void optional(String name, String value, JsonEntry entry) throws IOException {
        if (!value.isEmpty()) {
            entry.member(name, value);
        }
    }

    private static String place(Spec spec) {
        String namespace = spec.namespace.isEmpty() ? "*" : spec.namespace;
        return "helm/" + namespace + (spec.releaseName.isEmpty() ? ".json" : "/" + spec.releaseName + ".json");
    }
}

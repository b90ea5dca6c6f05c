package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.AppVersionCollector.Spec;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `appVersion`: which version of the application is meant to run, and which does. For each workload its version label, its images, the
/// digests that its pods really run and its Helm release; for each `Version` object of `versions.mozilla.org` what was applied and what is
/// deployed; what Flux, CloudNativePG and Replicated's SDK say, where they are there.
@Singleton
final class AppVersionCollector implements Collector<Spec> {

    /// What a specification says.
    ///
    /// @param namespace empty for all, or the run's own where all are out of reach
    /// @param replicatedUrl where Replicated's SDK answers; empty for its Service, where there is one
    record Spec(String collectorName, String namespace, List<String> selector, String replicatedUrl) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("appVersion", "app-version", "finds out which versions of the application are meant to run and which do");
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(fields.text("collectorName", ""), fields.text("namespace", ""), fields.selector("selector"),
                fields.text("replicatedUrl", ""));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("app-version", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        List<PlannedEntry> entries = new ArrayList<>();
        String in = spec.namespace.isEmpty() ? "" : " in " + spec.namespace;
        for (VersionFindings.Kind kind : VersionFindings.KINDS) {
            entries.add(PlannedEntry.of("GET " + kind.label() + in, path(spec).value(),
                    Permission.list(kind.group(), kind.resource(), spec.namespace)));
        }
        entries.add(PlannedEntry.of("GET v1 pods" + in, path(spec).value(), Permission.list("", "pods", spec.namespace)));
        entries.add(spec.replicatedUrl.isEmpty()
                ? PlannedEntry.of("GET v1 services replicated, and what it says of the application", path(spec).value(),
                        Permission.get("", "services", spec.namespace, ReplicatedApp.SERVICE))
                : PlannedEntry.of("GET what Replicated's SDK says of the application", path(spec).value()));
        return entries;
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        VersionFindings finding = new VersionFindings(spec.namespace, String.join(",", spec.selector), run);
        finding.read();
        ReplicatedApp.Answer replicated = new ReplicatedApp(spec.namespace, spec.replicatedUrl, run).ask();
        List<String> errors = new ArrayList<>(finding.errors());
        errors.addAll(replicated.error().stream().toList());
        try (JsonEntry entry = run.sink().json(path(spec))) {
            entry.startObject();
            entry.name("workloads");
            entry.startArray();
            for (Workload workload : finding.workloads()) {
                workload.write(entry);
            }
            entry.endArray();
            for (Map.Entry<String, List<ObjectNode>> section : finding.sections().entrySet()) {
                entry.name(section.getKey());
                entry.startArray();
                for (ObjectNode object : section.getValue()) {
                    entry.tree(object);
                }
                entry.endArray();
            }
            if (replicated.app().isPresent()) {
                entry.name("replicated");
                entry.tree(replicated.app().get());
            }
            entry.name("errors");
            entry.startArray();
            for (String error : errors) {
                entry.text(error);
            }
            entry.endArray();
            entry.endObject();
            if (errors.isEmpty()) {
                entry.complete();
            } else {
                boolean nothing = finding.isEmpty();
                entry.complete(nothing ? Outcome.FAILED : Outcome.TRUNCATED, errors.getFirst());
            }
        }
    }

    private static BundlePath path(Spec spec) {
        return BundlePath.of("app-version", (spec.collectorName.isEmpty() ? "app-version" : spec.collectorName) + ".json");
    }
}

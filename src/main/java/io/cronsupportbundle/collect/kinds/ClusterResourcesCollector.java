package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.CollectorInfo.Order;
import io.cronsupportbundle.collect.CollectorInfo.Uses;
import io.cronsupportbundle.collect.kinds.ClusterResourcesCollector.Spec;
import io.cronsupportbundle.collect.resources.ClusterResources;
import io.cronsupportbundle.collect.resources.ClusterResources.Scope;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// `clusterResources`: the objects of the cluster, and the logs of unhealthy pods.
@Singleton
final class ClusterResourcesCollector implements Collector<Spec> {

    /// What a specification says.
    record Spec(Scope scope) {}

    @Override
    public CollectorInfo info() {
        return new CollectorInfo("clusterResources", "cluster-resources", Order.FIRST, Duration.ofMinutes(15),
                "lists the objects of the cluster, and fetches the end of the logs of unhealthy pods", Uses.JOINED);
    }

    @Override
    public Spec read(Fields fields) {
        List<String> namespaces = fields.texts("namespaces");
        boolean all = namespaces.contains("");
        return new Spec(new Scope(all ? List.of() : List.copyOf(new TreeSet<>(namespaces)), fields.bool("ignoreRBAC", false),
                fields.bool("imagePullSecrets", false), fields.bool("license", false)));
    }

    @Override
    public Spec widen(Spec spec, Set<String> analyzers) {
        Scope scope = spec.scope;
        return analyzers.contains("imagePullSecret") ? new Spec(new Scope(scope.namespaces(), scope.ignoreRights(), true, scope.license())) : spec;
    }

    /// All uses become the first one, with what any of them wants; one use that wants all namespaces wants them for all.
    @Override
    public List<Spec> merge(List<Spec> specs) {
        if (specs.size() < 2) {
            return specs;
        }
        TreeSet<String> namespaces = new TreeSet<>();
        specs.forEach(spec -> namespaces.addAll(spec.scope.namespaces()));
        boolean all = specs.stream().anyMatch(spec -> spec.scope.namespaces().isEmpty());
        return List.of(new Spec(new Scope(all ? List.of() : List.copyOf(namespaces), specs.getFirst().scope.ignoreRights(),
                specs.stream().anyMatch(spec -> spec.scope.imagePullSecrets()), specs.stream().anyMatch(spec -> spec.scope.license()))));
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return new ClusterResources(spec.scope).plan();
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        new ClusterResources(spec.scope).collect(run);
    }
}

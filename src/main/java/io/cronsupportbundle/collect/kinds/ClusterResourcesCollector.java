package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.CollectorInfo.Order;
import io.cronsupportbundle.collect.kinds.ClusterResourcesCollector.Spec;
import io.cronsupportbundle.collect.resources.ClusterResources;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/// `clusterResources`: the objects of the cluster, and the logs of unhealthy pods.
@Singleton
final class ClusterResourcesCollector implements Collector<Spec> {

    /// What a specification says.
    ///
    /// @param namespaces sorted; empty for all
    record Spec(List<String> namespaces, boolean ignoreRights) {}

    @Override
    public CollectorInfo info() {
        return new CollectorInfo("clusterResources", "cluster-resources", Order.FIRST, Duration.ofMinutes(15),
                "lists the objects of the cluster, and the end of the logs of unhealthy pods");
    }

    @Override
    public Spec read(Fields fields) {
        List<String> namespaces = fields.texts("namespaces");
        boolean all = namespaces.contains("");
        return new Spec(all ? List.of() : List.copyOf(new TreeSet<>(namespaces)), fields.bool("ignoreRBAC", false));
    }

    /// All uses become the first one, with the namespaces of all; one use that wants all wants it for all.
    @Override
    public List<Spec> merge(List<Spec> specs) {
        if (specs.size() < 2) {
            return specs;
        }
        TreeSet<String> namespaces = new TreeSet<>();
        for (Spec spec : specs) {
            if (spec.namespaces.isEmpty()) {
                return List.of(new Spec(List.of(), specs.getFirst().ignoreRights));
            }
            namespaces.addAll(spec.namespaces);
        }
        return List.of(new Spec(List.copyOf(namespaces), specs.getFirst().ignoreRights));
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return new ClusterResources(spec.namespaces, spec.ignoreRights).plan();
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        new ClusterResources(spec.namespaces, spec.ignoreRights).collect(run);
    }
}

package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.NodeMetricsCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ApiStream;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// `nodeMetrics`: the summary that each node's kubelet gives of its pods, volumes and file systems.
@Singleton
final class NodeMetricsCollector implements Collector<Spec> {
    private static final int BUFFER = 64 * 1024;

    /// What a specification says.
    ///
    /// @param byLabels whether nodes are listed, be it all of them
    record Spec(List<String> nodeNames, List<String> selector, boolean byLabels) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("nodeMetrics", "node-metrics", "asks the kubelets what their pods use");
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(fields.texts("nodeNames"), fields.selector("selector"), fields.has("selector") || !fields.has("nodeNames"));
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        List<Permission> permissions = new ArrayList<>();
        if (spec.byLabels) {
            permissions.add(Permission.list("", "nodes", ""));
            permissions.add(Permission.get("", "nodes/proxy", "", ""));
        } else {
            spec.nodeNames.forEach(name -> permissions.add(Permission.get("", "nodes/proxy", "", name)));
        }
        return List.of(new PlannedEntry("GET stats/summary of nodes", "node-metrics/*.json", permissions));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>(spec.nodeNames);
        if (spec.byLabels) {
            try {
                names.addAll(listed(spec, run));
            } catch (ApiException e) {
                run.sink().missing("node-metrics/*.json", e.outcome(), String.valueOf(e.getMessage()));
            }
        }
        // The first node that fails ends it, as in other tools: where one kubelet may not be asked, none may.
        for (String name : names) {
            summary(name, run);
        }
    }

    private static List<String> listed(Spec spec, Collection run) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        ApiRequest request = ApiRequest.of(ApiPaths.all("v1", "nodes")).with("labelSelector", String.join(",", spec.selector));
        run.lists().read(request.accepting(ApiRequest.METADATA_LIST), new Handler() {
            @Override
            public void begin() {
                names.clear();
            }

            @Override
            public void item(ObjectNode node) {
                names.add(node.at("/metadata/name").asText());
            }
        });
        return names;
    }

    private static void summary(String node, Collection run) throws IOException, InterruptedException {
        ApiRequest request = ApiRequest.of(ApiPaths.object("v1", "", "nodes", node) + "/proxy/stats/summary");
        try (ApiStream body = run.cluster().get(request); TextEntry entry = run.sink().text(BundlePath.of("node-metrics", node + ".json"))) {
            byte[] buffer = new byte[BUFFER];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                entry.write(buffer, 0, n);
            }
            entry.complete();
        }
    }
}

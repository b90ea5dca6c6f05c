package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.when.FieldCount;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says whether replica sets have the replicas they should have, one by name or those that labels select; deployments leave old ones
/// behind, so the selector matters here.
@Singleton
final class ReplicasetStatus implements Analyzer<ReplicasetStatus.Spec> {
    private static final String KEY = "replicasetStatus";
    private static final String DIRECTORY = "cluster-resources/replicasets/";
    private static final Icon ICON = new Icon("kubernetes_deployment_status", "deployment-status.svg?w=17&h=17");
    private static final Map<String, String> FIELDS = Map.of("ready", "readyReplicas", "available", "availableReplicas");

    record Spec(Check check, List<OutcomeItem> outcomes, Workloads workloads, String selector) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether replica sets, by name or labels, have their replicas",
                List.of(DIRECTORY + "<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        Workloads workloads = Workloads.read(fields, DIRECTORY);
        String selector = String.join(",", fields.texts("selector"));
        Check check = Check.read(fields, KEY, ICON, "ReplicaSet Status", workloads.id() + " " + selector);
        return new Spec(check, OutcomeItem.read(fields), workloads, selector);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Workloads workloads = spec.workloads();
        if (workloads.name().isEmpty()) {
            LabelSelector selector = LabelSelector.parse(spec.selector());
            return workloads.each(spec.check(), evidence, item ->
                    selector.matches(item.path("metadata").path("labels")) ? judged(spec, item) : Optional.empty());
        }
        Optional<JsonNode> named = workloads.named(evidence);
        if (named.isEmpty()) {
            String notFound = "The replicaset \"" + workloads.name() + "\" was not found";
            return List.of(spec.check().titled(workloads.name() + " ReplicaSet Status").finding(Verdict.FAIL, notFound, ""));
        }
        return judged(spec, named.get()).stream().toList();
    }

    private static Optional<Finding> judged(Spec spec, JsonNode item) throws AnalyzerException {
        JsonNode status = item.path("status");
        if (!spec.outcomes().isEmpty()) {
            Check check = spec.check().titled(item.path("metadata").path("name").asText("") + " Status");
            return Optional.of(check.decide(spec.outcomes(), branch -> FieldCount.parse(branch.when(), FIELDS).matches(status)));
        }
        // Kubernetes takes 1 for a number of replicas that is not given.
        if (status.path("availableReplicas").asLong() == item.path("spec").path("replicas").asLong(1)) {
            return Optional.empty();
        }
        String name = Workloads.fullName(item);
        return Optional.of(spec.check().titled(name + " ReplicaSet Status")
                .finding(Verdict.FAIL, "The replicaset " + name + " is not ready", ""));
    }
}

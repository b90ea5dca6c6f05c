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
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Says whether a stateful set has the replicas it should have: one by name against the outcomes of the specification, or all of them
/// against their own wish.
@Singleton
final class StatefulsetStatus implements Analyzer<StatefulsetStatus.Spec> {
    private static final String KEY = "statefulsetStatus";
    private static final String DIRECTORY = "cluster-resources/statefulsets/";
    private static final Icon ICON = new Icon("kubernetes_statefulset_status", "statefulset-status.svg?w=23&h=14");

    record Spec(Check check, List<OutcomeItem> outcomes, Workloads workloads) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether a stateful set, or every one, has its replicas", List.of(DIRECTORY + "<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        Workloads workloads = Workloads.read(fields, DIRECTORY);
        Check check = Check.read(fields, KEY, ICON, "Statefulset Status", workloads.id());
        Check titled = workloads.name().isEmpty() ? check : check.titled(workloads.name() + " Status");
        return new Spec(titled, OutcomeItem.read(fields), workloads);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Workloads workloads = spec.workloads();
        if (workloads.name().isEmpty()) {
            return workloads.each(spec.check(), evidence, item -> incomplete(spec, item));
        }
        Optional<JsonNode> named = workloads.named(evidence);
        if (!spec.outcomes().isEmpty()) {
            return List.of(Replicas.decide(spec.check(), spec.outcomes(), "statefulset", workloads, named));
        }
        if (named.isEmpty()) {
            String notFound = "The statefulset \"" + workloads.name() + "\" was not found";
            return List.of(spec.check().finding(Verdict.FAIL, notFound, ""));
        }
        return incomplete(spec, named.get()).stream().toList();
    }

    private static Optional<Finding> incomplete(Spec spec, JsonNode item) {
        long ready = item.path("status").path("readyReplicas").asLong();
        long wanted = item.path("status").path("replicas").asLong();
        if (ready == wanted) {
            return Optional.empty();
        }
        String name = Workloads.fullName(item);
        return Optional.of(spec.check().titled(name + " Statefulset Status")
                .finding(Verdict.FAIL, "The statefulset " + name + " has " + ready + "/" + wanted + " replicas", ""));
    }
}

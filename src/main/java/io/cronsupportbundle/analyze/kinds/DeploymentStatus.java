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

/// Says whether a deployment has the replicas it should have: one by name against the outcomes of the specification, or all of them
/// against their own wish.
@Singleton
final class DeploymentStatus implements Analyzer<DeploymentStatus.Spec> {
    private static final String KEY = "deploymentStatus";
    private static final String DIRECTORY = "cluster-resources/deployments/";
    private static final Icon ICON = new Icon("kubernetes_deployment_status", "deployment-status.svg?w=17&h=17");

    record Spec(Check check, List<OutcomeItem> outcomes, Workloads workloads) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether a deployment, or every one, has its replicas", List.of(DIRECTORY + "<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        Workloads workloads = Workloads.read(fields, DIRECTORY);
        Check check = Check.read(fields, KEY, ICON, "Deployment Status", workloads.id());
        // The peer does not use checkName for the titles of this analyzer.
        Check titled = workloads.name().isEmpty() ? check : check.titled(workloads.name() + " Status");
        return new Spec(titled, OutcomeItem.read(fields), workloads);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Workloads workloads = spec.workloads();
        return workloads.name().isEmpty()
                ? workloads.each(spec.check(), evidence, item -> incomplete(spec, item))
                : List.of(Replicas.decide(spec.check(), spec.outcomes(), "deployment", workloads, workloads.named(evidence)));
    }

    private static Optional<Finding> incomplete(Spec spec, JsonNode item) {
        JsonNode status = item.path("status");
        if (status.path("replicas").asLong() == status.path("availableReplicas").asLong()) {
            return Optional.empty();
        }
        String name = Workloads.fullName(item);
        String message = "The deployment " + name + " has " + status.path("readyReplicas").asLong() + "/" + status.path("replicas").asLong()
                + " replicas";
        return Optional.of(spec.check().titled(name + " Deployment Status").finding(Verdict.FAIL, message, ""));
    }
}

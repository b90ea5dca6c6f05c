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
import io.cronsupportbundle.analyze.MissingInputException;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.when.ReplicaCount;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Says whether a deployment has the replicas it should have: one by name against the outcomes of the specification, or all of them
/// against their own wish.
@Singleton
final class DeploymentStatus implements Analyzer<DeploymentStatus.Spec> {
    private static final String KEY = "deploymentStatus";
    private static final String DIRECTORY = "cluster-resources/deployments/";
    private static final Icon ICON = new Icon("kubernetes_deployment_status", "deployment-status.svg?w=17&h=17");

    record Spec(Check check, List<OutcomeItem> outcomes, String name, String namespace, List<String> namespaces) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether a deployment, or every one, has its replicas", List.of(DIRECTORY + "<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String name = fields.text("name", "");
        String namespace = fields.text("namespace", "");
        List<String> namespaces = fields.texts("namespaces");
        Check check = Check.read(fields, KEY, ICON, "Deployment Status", name.isEmpty() ? "all" : namespace + "/" + name);
        // The peer does not use checkName for the titles of this analyzer.
        Check titled = name.isEmpty() ? check : check.titled(name + " Status");
        return new Spec(titled, OutcomeItem.read(fields), name, namespace, namespaces);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        return spec.name().isEmpty() ? all(spec, evidence) : List.of(named(spec, evidence));
    }

    private static Finding named(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        String pattern = DIRECTORY + spec.namespace() + ".json";
        List<Long> ready = new ArrayList<>();
        for (BundlePath path : evidence.require(pattern)) {
            evidence.items(path, item -> {
                if (item.path("metadata").path("name").asText("").equals(spec.name())) {
                    ready.add(item.path("status").path("readyReplicas").asLong());
                }
            });
        }
        if (ready.isEmpty() && !evidence.unseen(pattern).isEmpty()) {
            throw new MissingInputException(EvidenceReader.describe(evidence.unseen(pattern).getFirst()));
        }
        for (OutcomeItem outcome : spec.outcomes()) {
            if (outcome.first().isEmpty()) {
                continue;
            }
            OutcomeBranch branch = outcome.first().get();
            boolean absent = branch.when().equals(ReplicaCount.ABSENT);
            if (ready.isEmpty()) {
                // Even a pass outcome fails here (T15), unless "absent" comes first.
                String notFound = "The deployment \"" + spec.name() + "\" was not found";
                return absent ? spec.check().finding(branch) : spec.check().finding(Verdict.FAIL, notFound, branch.uri());
            }
            if (!absent && (branch.when().isEmpty() || ReplicaCount.parse(branch.when()).matches(ready.getLast()))) {
                return spec.check().finding(branch);
            }
        }
        return spec.check().neutral();
    }

    private static List<Finding> all(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        List<Finding> findings = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        // A set: the same namespace twice gives the same findings twice with the peer.
        Set<BundlePath> paths = new LinkedHashSet<>();
        for (String pattern : patterns(spec)) {
            List<BundlePath> found = evidence.find(pattern);
            List<Gap> unseen = evidence.unseen(pattern);
            unseen.forEach(gap -> reasons.add(EvidenceReader.describe(gap)));
            if (found.isEmpty() && unseen.isEmpty()) {
                reasons.add(evidence.whyMissing(pattern));
            }
            paths.addAll(found);
        }
        for (BundlePath path : paths) {
            evidence.items(path, item -> incomplete(spec, path, item, findings));
        }
        if (!reasons.isEmpty()) {
            findings.add(spec.check().unknown(String.join("; ", reasons)));
        }
        return findings;
    }

    private static Set<String> patterns(Spec spec) {
        Set<String> patterns = new LinkedHashSet<>();
        if (!spec.namespace().isEmpty()) {
            patterns.add(DIRECTORY + spec.namespace() + ".json");
        }
        spec.namespaces().forEach(namespace -> patterns.add(DIRECTORY + namespace + ".json"));
        return patterns.isEmpty() ? Set.of(DIRECTORY + "*.json") : patterns;
    }

    private static void incomplete(Spec spec, BundlePath path, JsonNode item, List<Finding> findings) {
        JsonNode status = item.path("status");
        if (status.path("replicas").asLong() != status.path("availableReplicas").asLong()) {
            String name = item.path("metadata").path("namespace").asText("") + "/" + item.path("metadata").path("name").asText("");
            String message = "The deployment " + name + " has " + status.path("readyReplicas").asLong() + "/"
                    + status.path("replicas").asLong() + " replicas";
            findings.add(spec.check().titled(name + " Deployment Status").finding(Verdict.FAIL, message, "").from(path));
        }
    }
}

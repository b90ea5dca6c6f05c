package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.when.Comparison;
import io.cronsupportbundle.analyze.when.Words;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks which distribution of Kubernetes the cluster is, told by the traces that each leaves on its nodes and in its API.
@Singleton
final class Distribution implements Analyzer<Distribution.Spec> {
    private static final String KEY = "distribution";
    private static final String NODES = "cluster-resources/nodes.json";
    private static final String RESOURCES = "cluster-resources/resources.json";
    private static final Icon ICON = new Icon("kubernetes_distribution", "distribution.svg?w=20&h=14");

    record Spec(Check check, List<OutcomeItem> outcomes) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Which distribution of Kubernetes the cluster is", List.of(NODES, RESOURCES));
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(Check.read(fields, KEY, ICON, "Kubernetes Distribution", ""), OutcomeItem.read(fields));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Set<String> found = new LinkedHashSet<>();
        boolean[] controlPlane = new boolean[1];
        for (BundlePath path : evidence.require(NODES)) {
            evidence.items(path, node -> {
                found.addAll(DistributionTraces.ofNode(node));
                controlPlane[0] |= DistributionTraces.isControlPlane(node);
            });
        }
        evidence.requireWhole(NODES);
        // EKS shows no control plane; other clusters on AWS do.
        if (controlPlane[0]) {
            found.remove("eks");
        }
        for (BundlePath path : evidence.find(RESOURCES)) {
            evidence.items(path, list -> found.addAll(DistributionTraces.ofApi(list.path("groupVersion").asText(""))));
        }
        StringBuilder unknown = new StringBuilder();
        Optional<OutcomeBranch> branch = OutcomeItem.first(spec.outcomes(), it -> applies(it.when(), found, unknown));
        if (branch.isPresent()) {
            return List.of(spec.check().finding(branch.get()));
        }
        String message = unknown.isEmpty() ? "None of the conditionals were met" : unknown.toString();
        return List.of(spec.check().finding(Verdict.WARN, message, ""));
    }

    /// A condition is `== name`, `!= name` or the name alone; other operators never apply, as with the peer.
    private static boolean applies(String when, Set<String> found, StringBuilder unknown) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() > 2) {
            throw new AnalyzerException("when \"" + when + "\" is not a distribution, with an operator (==, !=) before it or without");
        }
        String name = words.getLast();
        Optional<String> known = DistributionTraces.known(name);
        if (known.isEmpty()) {
            unknown.append("- Unknown distribution: ").append(name).append(' ');
            return false;
        }
        Optional<Comparison> comparison = words.size() == 1 ? Optional.of(Comparison.EQUAL) : Comparison.parse(words.getFirst());
        if (comparison.filter(it -> it == Comparison.EQUAL || it == Comparison.NOT_EQUAL).isEmpty()) {
            return false;
        }
        return found.contains(known.get()) == (comparison.get() == Comparison.EQUAL);
    }
}

package io.cronsupportbundle.analyze.kinds;

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
import io.cronsupportbundle.analyze.when.Comparison;
import io.cronsupportbundle.analyze.when.Words;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Asks which container runtime the nodes use, because some applications need one of them, or cannot live with one.
@Singleton
final class ContainerRuntime implements Analyzer<ContainerRuntime.Spec> {
    private static final String KEY = "containerRuntime";
    private static final String FILE = "cluster-resources/nodes.json";
    private static final Icon ICON = new Icon("kubernetes_container_runtime", "container-runtime.svg?w=23&h=16");

    record Spec(Check check, List<OutcomeItem> outcomes) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Which container runtime the nodes use", List.of(FILE));
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(Check.read(fields, KEY, ICON, "Container Runtime", ""), OutcomeItem.read(fields));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Set<String> runtimes = new LinkedHashSet<>();
        for (BundlePath path : evidence.require(FILE)) {
            evidence.items(path, node -> {
                String version = node.path("status").path("nodeInfo").path("containerRuntimeVersion").asText("");
                runtimes.add(version.contains("://") ? version.substring(0, version.indexOf("://")) : "");
            });
        }
        Finding finding = spec.check().decide(spec.outcomes(), branch -> applies(branch.when(), runtimes));
        if (finding.verdict() != Verdict.FAIL) {
            evidence.requireWhole(FILE);
        }
        return List.of(finding);
    }

    /// Only equality is known; the peer reads any other operator as "does not apply".
    private static boolean applies(String when, Set<String> runtimes) throws AnalyzerException {
        List<String> words = Words.of(when);
        if (words.size() != 2) {
            throw new AnalyzerException("when \"" + when + "\" is not == and a container runtime with a space between them");
        }
        return Comparison.parse(words.getFirst()).filter(operator -> operator == Comparison.EQUAL).isPresent()
                && runtimes.contains(words.getLast());
    }
}

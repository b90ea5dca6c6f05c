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
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// Asks whether a custom resource definition is installed, because operators and what depends on them do nothing without theirs.
@Singleton
final class CustomResourceDefinition implements Analyzer<CustomResourceDefinition.Spec> {
    private static final String KEY = "customResourceDefinition";
    private static final String FILE = "cluster-resources/custom-resource-definitions.json";
    private static final Icon ICON = new Icon("kubernetes_custom_resource_definition", "custom-resource-definition.svg?w=13&h=16");

    record Spec(Check check, List<OutcomeItem> outcomes, String name) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether a custom resource definition is installed", List.of(FILE));
    }

    @Override
    public Spec read(Fields fields) {
        String name = fields.text("customResourceDefinitionName", "");
        return new Spec(Check.read(fields, KEY, ICON, "Custom resource definition " + name, name), OutcomeItem.read(fields), name);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        if (evidence.contains(FILE, item -> item.path("metadata").path("name").asText("").equals(spec.name()))) {
            return List.of(spec.check().conclude(Verdict.PASS, spec.outcomes(), ""));
        }
        List<OutcomeBranch> bad = spec.outcomes().stream().flatMap(outcome -> outcome.first().stream())
                .filter(branch -> branch.verdict() != Verdict.PASS).toList();
        if (bad.isEmpty()) {
            return List.of(spec.check().neutral());
        }
        boolean fails = bad.stream().anyMatch(branch -> branch.verdict() == Verdict.FAIL);
        OutcomeBranch last = bad.getLast();
        return List.of(spec.check().finding(fails ? Verdict.FAIL : Verdict.WARN, last.message(), last.uri()));
    }
}

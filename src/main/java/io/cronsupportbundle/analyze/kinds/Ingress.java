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
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// Asks whether an ingress exists, the door through which an application is reached.
@Singleton
final class Ingress implements Analyzer<Ingress.Spec> {
    private static final String KEY = "ingress";
    private static final String DIRECTORY = "cluster-resources/ingress/";
    private static final Icon ICON = new Icon("kubernetes_ingress", "ingress-controller.svg?w=20&h=13");

    record Spec(Check check, List<OutcomeItem> outcomes, String name, String namespace) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether an ingress exists", List.of(DIRECTORY + "<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String name = fields.text("ingressName", "");
        String namespace = fields.text("namespace", "");
        Workloads.warnWithoutNamespace(fields, "ingressName", namespace);
        Check check = Check.read(fields, KEY, ICON, "Ingress " + name, namespace + "/" + name);
        return new Spec(check, OutcomeItem.read(fields), name, namespace);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Workloads.requireNamespace(spec.namespace());
        boolean found = evidence.contains(DIRECTORY + spec.namespace() + ".json",
                item -> item.path("metadata").path("name").asText("").equals(spec.name()));
        return List.of(spec.check().conclude(found ? Verdict.PASS : Verdict.FAIL, spec.outcomes(), ""));
    }
}

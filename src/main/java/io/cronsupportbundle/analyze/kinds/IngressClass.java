package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// Asks whether an ingress class exists, or whether there is a default one, without which ingresses that name none are served by nobody.
@Singleton
final class IngressClass implements Analyzer<ClassOrDefault.Spec> {
    private static final String KEY = "ingressClass";
    private static final String FILE = "cluster-resources/ingress-classes.json";
    private static final Icon ICON = new Icon("kubernetes_ingress_class", "ingress-class.svg?w=12&h=12");

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether an ingress class, or a default one, exists", List.of(FILE));
    }

    @Override
    public ClassOrDefault.Spec read(Fields fields) {
        return ClassOrDefault.Spec.read(fields, KEY, ICON, "Ingress Class", "Ingress class");
    }

    @Override
    public List<Finding> analyze(ClassOrDefault.Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        return List.of(ClassOrDefault.find(spec, evidence, FILE, "ingressclass.kubernetes.io/is-default-class"));
    }
}

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

/// Asks whether a storage class exists, or whether there is a default one, without which volumes that name none stay pending.
@Singleton
final class StorageClass implements Analyzer<ClassOrDefault.Spec> {
    private static final String KEY = "storageClass";
    private static final String FILE = "cluster-resources/storage-classes.json";
    private static final Icon ICON = new Icon("kubernetes_storage_class", "storage-class.svg?w=12&h=12");

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether a storage class, or a default one, exists", List.of(FILE));
    }

    @Override
    public ClassOrDefault.Spec read(Fields fields) {
        return ClassOrDefault.Spec.read(fields, KEY, ICON, "Storage Class", "Storage class");
    }

    @Override
    public List<Finding> analyze(ClassOrDefault.Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        return List.of(ClassOrDefault.find(spec, evidence, FILE, "storageclass.kubernetes.io/is-default-class"));
    }
}

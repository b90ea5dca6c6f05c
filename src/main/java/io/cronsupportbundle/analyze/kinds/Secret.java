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

/// Asks whether a secret, and a key in it, exist. It looks at what the collector `secret` noted, never at a value.
@Singleton
final class Secret implements Analyzer<KeyedObject.Spec> {
    private static final String KEY = "secret";
    private static final Icon ICON = new Icon("kubernetes_analyze_secret", "secret.svg?w=13&h=16");

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether a secret and its key exist",
                List.of("secrets/<namespace>/<name>.json", "secrets/<namespace>/<name>/<key>.json"));
    }

    @Override
    public KeyedObject.Spec read(Fields fields) {
        return KeyedObject.Spec.read(fields, KEY, ICON, "Secret ");
    }

    @Override
    public List<Finding> analyze(KeyedObject.Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        return List.of(KeyedObject.find(spec, evidence, "secrets"));
    }
}

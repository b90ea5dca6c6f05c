package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.MissingInputException;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// Asks whether the cluster has credentials for a registry; without them images of a private registry are not pulled.
@Singleton
final class ImagePullSecret implements Analyzer<ImagePullSecret.Spec> {
    private static final String KEY = "imagePullSecret";
    private static final String FILES = "cluster-resources/image-pull-secrets/*/*.json";
    private static final Icon ICON = new Icon("kubernetes_image_pull_secret", "image-pull-secret.svg?w=16&h=14");

    record Spec(Check check, List<OutcomeItem> outcomes, String registry) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether there are credentials for a registry",
                List.of("cluster-resources/image-pull-secrets/<namespace>/<secret>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String registry = fields.text("registryName", "");
        return new Spec(Check.read(fields, KEY, ICON, "Image Pull Secrets", registry), OutcomeItem.read(fields), registry);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        for (BundlePath path : evidence.find(FILES)) {
            if (evidence.document(path).has(spec.registry())) {
                String fallback = "Credentials to pull from: " + spec.registry() + " found";
                return List.of(spec.check().conclude(Verdict.PASS, spec.outcomes(), fallback).from(path));
            }
        }
        evidence.requireWhole(FILES);
        if (evidence.find("cluster-resources/*").isEmpty()) {
            throw new MissingInputException(evidence.whyMissing(FILES));
        }
        String fallback = "Credentials to pull from: " + spec.registry() + " not found";
        return List.of(spec.check().conclude(Verdict.FAIL, spec.outcomes(), fallback));
    }
}

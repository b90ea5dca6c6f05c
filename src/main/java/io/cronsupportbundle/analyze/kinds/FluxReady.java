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
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// Says which objects of Flux are not ready or are suspended: with Flux nothing is deployed as long as one of them is.
@Singleton
final class FluxReady implements Analyzer<FluxReady.Spec> {
    private static final String KEY = "fluxReady";
    private static final String FILES = "cluster-resources/custom-resources/*.fluxcd.io/*.json";

    record Spec(Check check, List<OutcomeItem> outcomes, List<String> namespaces) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Which objects of Flux are not ready, or suspended",
                List.of("cluster-resources/custom-resources/<plural>.<group>.fluxcd.io/<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(Check.read(fields, KEY, Icon.NONE, "Flux", ""), OutcomeItem.read(fields), fields.texts("namespaces"));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        ReadyObjects objects = new ReadyObjects(spec.check(), spec.outcomes(), "Ready");
        for (BundlePath path : evidence.require(FILES)) {
            evidence.items(path, object -> {
                String namespace = object.path("metadata").path("namespace").asText("");
                if (!spec.namespaces().isEmpty() && !spec.namespaces().contains(namespace)) {
                    return;
                }
                if (object.path("spec").path("suspend").asBoolean()) {
                    objects.warn(object, "{{ .Kind }} {{ .Namespace }}/{{ .Name }} is suspended", path);
                } else if (!object.path("status").isMissingNode()) {
                    // Alerts and providers of newer versions have no status.
                    objects.judge(object, path);
                }
            });
        }
        return objects.findings(evidence.unseen(FILES).stream().map(EvidenceReader::describe).toList());
    }
}

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
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.when.SemanticVersion;
import io.cronsupportbundle.analyze.when.SemverRange;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// Compares the version of the cluster with ranges, because what an application supports is said in them.
@Singleton
final class ClusterVersion implements Analyzer<ClusterVersion.Spec> {
    private static final String KEY = "clusterVersion";
    private static final String FILE = "cluster-info/cluster_version.json";
    private static final Icon ICON = new Icon("kubernetes_cluster_version", "kubernetes.svg?w=16&h=16");

    record Spec(Check check, List<OutcomeItem> outcomes) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether the version of the cluster lies in a range", List.of(FILE), true);
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(Check.read(fields, KEY, ICON, "Required Kubernetes Version", ""), OutcomeItem.read(fields));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        SemanticVersion version = SemanticVersion.parse(cleaned(evidence.document(FILE).path("string")));
        for (OutcomeItem outcome : spec.outcomes()) {
            OutcomeBranch branch = outcome.first()
                    .orElseThrow(() -> new AnalyzerException("an outcome has neither fail nor warn nor pass"));
            if (branch.when().isEmpty() || SemverRange.parse(branch.when()).contains(version)) {
                return List.of(spec.check().finding(branch));
            }
        }
        // The peer gives an entry without a title here (T12), which nobody can place.
        return List.of(spec.check().neutral());
    }

    /// EKS puts its own release behind the version of Kubernetes.
    private static String cleaned(JsonNode string) throws AnalyzerException {
        String version = string.asText("");
        if (version.isEmpty()) {
            throw new AnalyzerException(FILE + " has no version under \"string\"");
        }
        String base = version.contains("-eks-") ? version.substring(0, version.indexOf('-')) : version;
        return base.replaceFirst("^v+", "");
    }
}

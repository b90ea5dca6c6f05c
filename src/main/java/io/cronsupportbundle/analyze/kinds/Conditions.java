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
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Says which custom resources of one kind are not ready: clusters of CloudNativePG, certificates of cert-manager, and whatever else
/// reports its health in conditions.
@Singleton
final class Conditions implements Analyzer<Conditions.Spec> {
    private static final String KEY = "conditions";
    private static final String DIRECTORY = "cluster-resources/custom-resources/";

    /// @param resource name of the custom resource definition: `clusters.postgresql.cnpg.io`
    record Spec(Check check, List<OutcomeItem> outcomes, String resource, String namespace, String name, String condition)
            implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Which custom resources of a kind are not in a condition",
                List.of(DIRECTORY + "<resource>/<namespace>.json", DIRECTORY + "<resource>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String resource = fields.text("resource", "");
        if (resource.isEmpty()) {
            fields.problem("resource", "analyzer.missing-field", "resource is missing",
                    "Name a custom resource definition, such as certificates.cert-manager.io");
        }
        String namespace = fields.text("namespace", "");
        String name = fields.text("name", "");
        String condition = fields.text("condition", "Ready");
        Check check = Check.read(fields, KEY, Icon.NONE, resource, resource + " " + namespace + " " + name + " " + condition);
        return new Spec(check, OutcomeItem.read(fields), resource, namespace, name, condition);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        String namespaced = DIRECTORY + spec.resource() + "/" + (spec.namespace().isEmpty() ? "*" : spec.namespace()) + ".json";
        String cluster = DIRECTORY + spec.resource() + ".json";
        List<BundlePath> paths = new ArrayList<>(evidence.find(namespaced));
        paths.addAll(spec.namespace().isEmpty() ? evidence.find(cluster) : List.of());
        if (paths.isEmpty()) {
            throw new MissingInputException(evidence.whyMissing(namespaced));
        }
        ReadyObjects objects = new ReadyObjects(spec.check(), spec.outcomes(), spec.condition());
        Set<String> seen = new LinkedHashSet<>();
        for (BundlePath path : paths) {
            evidence.items(path, object -> {
                String name = object.path("metadata").path("name").asText("");
                if (spec.name().isEmpty() || spec.name().equals(name)) {
                    seen.add(name);
                    objects.judge(object, path);
                }
            });
        }
        List<String> unseen = new ArrayList<>(evidence.unseen(namespaced).stream().map(EvidenceReader::describe).toList());
        if (seen.isEmpty() && !spec.name().isEmpty()) {
            unseen.add(spec.resource() + " " + spec.name() + " is not in the bundle");
        }
        return objects.findings(unseen);
    }
}

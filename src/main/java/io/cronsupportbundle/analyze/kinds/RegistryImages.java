package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.when.FieldCount;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Counts which images of an application a registry has, as its collector noted.
@Singleton
final class RegistryImages implements Analyzer<RegistryImages.Spec> {
    private static final String KEY = "registryImages";
    private static final Icon ICON = new Icon("kubernetes_registry_analyze", "registry-analyze.svg");
    private static final Map<String, String> FIELDS = Map.of("verified", "verified", "missing", "missing", "errors", "errors");

    record Spec(Check check, List<OutcomeItem> outcomes, String collector) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "How many images are in a registry", List.of("registry/<collectorName>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        String name = collector.isEmpty() ? "images" : collector;
        return new Spec(Check.read(fields, KEY, ICON, name, name), OutcomeItem.read(fields), name);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        JsonNode images = evidence.document("registry/" + spec.collector() + ".json").path("images");
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        for (JsonNode image : images) {
            String count = !image.path("error").asText("").isEmpty() ? "errors" : image.path("exists").asBoolean() ? "verified" : "missing";
            counts.put(count, counts.path(count).asLong() + 1);
        }
        return List.of(spec.check().decide(spec.outcomes(), branch -> FieldCount.parse(branch.when(), FIELDS).matches(counts)));
    }
}

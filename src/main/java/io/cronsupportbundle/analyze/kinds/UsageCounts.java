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
import io.cronsupportbundle.analyze.MissingInputException;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.analyze.when.NamedCount;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds counts of an application against numbers and each other, as in "more seats are used than licensed".
@Singleton
final class UsageCounts implements Analyzer<UsageCounts.Spec> {
    private static final String KEY = "usageCounts";

    record Spec(Check check, List<OutcomeItem> outcomes, String file) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "How counts of use compare with numbers and each other",
                List.of("usage-counts/<collectorName>.json"), true);
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        return new Spec(Check.read(fields, KEY, Icon.NONE, "Usage Counts", collector), OutcomeItem.read(fields),
                "usage-counts/" + (collector.isEmpty() ? "usage-counts" : collector) + ".json");
    }

    /// A count that failed is told with its reason, unless an outcome before it decides.
    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        JsonNode document = evidence.document(spec.file());
        Map<String, Long> counts = new LinkedHashMap<>();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        List<String> errors = new ArrayList<>();
        for (JsonNode count : document.path("counts")) {
            String name = count.path("name").asText("");
            if (count.path("value").isNumber()) {
                counts.put(name, count.path("value").asLong());
                data.put(name, count.path("value").asLong());
            } else {
                errors.add(name + ": " + count.path("error").asText("not counted"));
            }
        }
        try {
            Optional<OutcomeBranch> branch = OutcomeItem.first(spec.outcomes(), it -> NamedCount.parse(it.when()).matches(counts));
            if (branch.isEmpty()) {
                return List.of(spec.check().neutral());
            }
            String message = MessageTemplate.render(branch.get().message(), TemplateData.map(data));
            return List.of(spec.check().finding(branch.get().verdict(), message, branch.get().uri()));
        } catch (MissingInputException e) {
            throw errors.isEmpty() ? e : new MissingInputException(String.join("; ", errors));
        }
    }
}

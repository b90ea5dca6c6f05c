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
import io.cronsupportbundle.analyze.GoRegex;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.TextExcerpt;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.analyze.template.TemplateException;
import io.cronsupportbundle.analyze.when.UsedPercentage;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds volumes that run full, from what the kubelets measured.
@Singleton
final class NodeMetrics implements Analyzer<NodeMetrics.Spec> {
    private static final String KEY = "nodeMetrics";
    private static final String FILES = "node-metrics/*.json";

    /// @param nameRegex of the claims; empty takes all
    record Spec(Check check, List<OutcomeItem> outcomes, String nameRegex, String namespace) implements AnalyzerSpec {}

    private record Volume(String name, double usedPercentage) {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Which volumes are how full", List.of("node-metrics/<node>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        Check check = Check.read(fields, KEY, Icon.NONE, collector.isEmpty() ? "Node Metrics" : collector, collector);
        Optional<Fields> filters = fields.object("filters");
        Optional<Fields> claims = filters.flatMap(filter -> filter.object("pvc"));
        String regex = claims.map(claim -> claim.text("nameRegex", "")).orElse("");
        String namespace = claims.map(claim -> claim.text("namespace", "")).orElse("");
        claims.ifPresent(Fields::finish);
        filters.ifPresent(Fields::finish);
        return new Spec(check, OutcomeItem.read(fields), regex, namespace);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        List<Volume> volumes = new ArrayList<>();
        for (BundlePath path : evidence.require(FILES)) {
            volumes.addAll(volumes(spec, evidence.document(path)));
        }
        for (OutcomeItem outcome : spec.outcomes()) {
            if (outcome.first().isEmpty()) {
                continue;
            }
            OutcomeBranch branch = outcome.first().get();
            if (branch.when().isEmpty()) {
                evidence.requireWhole(FILES);
                return List.of(spec.check().finding(branch));
            }
            UsedPercentage condition = UsedPercentage.parse(branch.when());
            List<String> names = volumes.stream().filter(volume -> condition.matches(volume.usedPercentage())).map(Volume::name).toList();
            if (!names.isEmpty()) {
                return List.of(spec.check().finding(branch.verdict(), rendered(branch.message(), names), branch.uri()));
            }
        }
        evidence.requireWhole(FILES);
        return List.of();
    }

    private static List<Volume> volumes(Spec spec, JsonNode summary) throws AnalyzerException {
        GoRegex regex = GoRegex.compile(spec.nameRegex());
        List<Volume> volumes = new ArrayList<>();
        for (JsonNode pod : summary.path("pods")) {
            String namespace = pod.path("podRef").path("namespace").asText("");
            for (JsonNode volume : pod.path("volume")) {
                JsonNode claim = volume.path("pvcRef");
                String name = claim.path("name").asText("");
                double capacity = volume.path("capacityBytes").asDouble();
                if (!claim.isMissingNode() && capacity > 0 && regex.find(TextExcerpt.of(name))
                        && (spec.namespace().isEmpty() || spec.namespace().equals(namespace))) {
                    volumes.add(new Volume(claim.path("namespace").asText("") + "/" + name,
                            100 * volume.path("usedBytes").asDouble() / capacity));
                }
            }
        }
        return volumes;
    }

    private static String rendered(String message, List<String> names) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode claims = data.putObject("pvc").put("usedPercentage", 0).put("concatenatedNames", String.join(", ", names));
        names.forEach(claims.putArray("names")::add);
        try {
            return MessageTemplate.render(message, TemplateData.object(data));
        } catch (TemplateException e) {
            return message;
        }
    }
}

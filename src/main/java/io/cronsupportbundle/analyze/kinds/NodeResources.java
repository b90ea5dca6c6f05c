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
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.analyze.when.Aggregate;
import io.cronsupportbundle.analyze.when.Quantity;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Asks how many nodes there are and what they have, because applications state their needs in nodes, processors and memory.
@Singleton
final class NodeResources implements Analyzer<NodeResources.Spec> {
    private static final String KEY = "nodeResources";
    private static final String FILE = "cluster-resources/nodes.json";
    private static final Icon ICON = new Icon("kubernetes_node_resources", "node-resources.svg?w=16&h=18");

    record Spec(Check check, List<OutcomeItem> outcomes, NodeFilter filter, boolean ignoreIfNoFiles) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "How many nodes there are and what they have", List.of(FILE), true);
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(Check.read(fields, KEY, ICON, "Node Resources", ""), OutcomeItem.read(fields), NodeFilter.read(fields),
                fields.bool("ignoreIfNoFiles", false));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        evidence.requireWhole(FILE);
        if (evidence.find(FILE).isEmpty()) {
            if (spec.ignoreIfNoFiles()) {
                return List.of();
            }
            if (evidence.explanation(FILE).isPresent()) {
                throw new MissingInputException(evidence.whyMissing(FILE));
            }
            return List.of(spec.check().finding(Verdict.WARN,
                    "No node resources were collected, unable to analyze node resources", ""));
        }
        List<NodeFacts> nodes = new ArrayList<>();
        evidence.items(evidence.require(FILE).getFirst(), item -> {
            NodeFacts node = NodeFacts.of(item);
            if (spec.filter().matches(node)) {
                nodes.add(node);
            }
        });
        Optional<OutcomeBranch> branch = OutcomeItem.first(spec.outcomes(), it -> applies(Aggregate.parse(it.when()), spec, nodes));
        return List.of(branch.isEmpty() ? spec.check().neutral() : rendered(spec, branch.get(), nodes.size()));
    }

    private static boolean applies(Aggregate when, Spec spec, List<NodeFacts> nodes) throws AnalyzerException {
        return switch (when.function()) {
            case COUNT -> when.holdsFor(nodes.size());
            case COUNT_DISTINCT -> when.holdsFor(nodes.stream().map(node -> node.labels().path(when.property()))
                    .filter(JsonNode::isTextual).map(JsonNode::asText).distinct().count());
            case NODE_CONDITION -> {
                // Any operator with a = in it means equality (T20).
                if (!when.operator().contains("=")) {
                    throw new AnalyzerException("\"" + when.operator() + "\" cannot compare a condition; == can");
                }
                yield nodes.stream().anyMatch(node -> node.hasCondition(when.property(), when.wanted()));
            }
            case SUM -> when.holdsFor(amounts(when, spec, nodes).stream().reduce(Quantity.ZERO, Quantity::plus));
            case MIN -> when.holdsFor(amounts(when, spec, nodes).stream().min(Comparator.naturalOrder()).orElseThrow(() -> none(when)));
            case MAX -> when.holdsFor(amounts(when, spec, nodes).stream().max(Comparator.naturalOrder()).orElseThrow(() -> none(when)));
        };
    }

    private static List<Quantity> amounts(Aggregate when, Spec spec, List<NodeFacts> nodes) throws AnalyzerException {
        List<Quantity> amounts = new ArrayList<>();
        for (NodeFacts node : nodes) {
            node.quantity(when.property(), spec.filter().resourceName()).ifPresent(amounts::add);
        }
        return amounts;
    }

    private static AnalyzerException none(Aggregate when) {
        return new AnalyzerException("there is no node of which to take the " + when.property());
    }

    private static Finding rendered(Spec spec, OutcomeBranch branch, int count) throws AnalyzerException {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("nodeCount", count);
        spec.filter().values().forEach(data::put);
        return spec.check().finding(branch.verdict(), MessageTemplate.render(branch.message(), TemplateData.object(data)), branch.uri());
    }
}

package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.when.Quantity;
import io.cronsupportbundle.spec.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which nodes a specification means. All parts have to hold; amounts are the least that a node must have. Unlike with the peer a
/// taint does not make the parts after it void (T19).
///
/// @param values texts by the names that specifications use; empty when there is no filter
record NodeFilter(Map<String, String> values, Optional<LabelSelector> selector, Optional<Taint> taint) {
    private static final List<String> AMOUNTS = List.of("cpuCapacity", "cpuAllocatable", "memoryCapacity", "memoryAllocatable",
            "podCapacity", "podAllocatable", "ephemeralStorageCapacity", "ephemeralStorageAllocatable");
    private static final List<String> OTHER_AMOUNTS = List.of("resourceCapacity", "resourceAllocatable");

    record Taint(String key, String effect) {}

    NodeFilter {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static NodeFilter read(Fields analyzer) {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<Fields> filters = analyzer.object("filters");
        if (filters.isEmpty()) {
            return new NodeFilter(values, Optional.empty(), Optional.empty());
        }
        Fields fields = filters.get();
        for (String name : List.of("cpuArchitecture", "resourceName")) {
            values.put(name, fields.text(name, ""));
        }
        AMOUNTS.forEach(name -> values.put(name, fields.text(name, "")));
        OTHER_AMOUNTS.forEach(name -> values.put(name, fields.text(name, "")));
        Optional<LabelSelector> selector = fields.object("selector").map(NodeFilter::selector);
        Optional<Taint> taint = fields.object("taint").map(NodeFilter::taint);
        fields.finish();
        return new NodeFilter(values, selector, taint);
    }

    String resourceName() {
        return values.getOrDefault("resourceName", "");
    }

    boolean matches(NodeFacts node) throws AnalyzerException {
        if (!resourceName().isEmpty() && !(node.lists(resourceName()) && enough(node, OTHER_AMOUNTS))) {
            return false;
        }
        String architecture = values.getOrDefault("cpuArchitecture", "");
        return (selector.isEmpty() || selector.get().matches(node.labels()))
                && (taint.isEmpty() || node.isTainted(taint.get().key(), taint.get().effect()))
                && (architecture.isEmpty() || architecture.equalsIgnoreCase(node.architecture()))
                && enough(node, AMOUNTS);
    }

    private boolean enough(NodeFacts node, List<String> properties) throws AnalyzerException {
        for (String property : properties) {
            String least = values.getOrDefault(property, "");
            if (!least.isEmpty()
                    && node.quantity(property, resourceName()).orElse(Quantity.ZERO).compareTo(Quantity.parse(least)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Taint taint(Fields fields) {
        fields.text("value");
        Taint taint = new Taint(fields.text("key", ""), fields.text("effect", ""));
        fields.finish();
        return taint;
    }

    private static LabelSelector selector(Fields fields) {
        List<LabelSelector.Requirement> requirements = new ArrayList<>();
        fields.belongsElsewhere("matchLabels", "Write matchLabel; other readers of the specification know no other name");
        fields.object("matchLabel").ifPresent(_ -> fields.textMap("matchLabel").forEach((label, value) -> {
            reportBadNames(fields, "matchLabel", label, Set.of(value));
            requirements.add(new LabelSelector.Requirement(label, Set.of(value), true));
        }));
        for (Fields expression : fields.objects("matchExpressions")) {
            requirements.add(requirement(expression));
        }
        fields.finish();
        return new LabelSelector(requirements);
    }

    /// What Kubernetes refuses selects nothing in its tools, so it must not select something here.
    private static LabelSelector.Requirement requirement(Fields expression) {
        String label = expression.text("key", "");
        String operator = expression.text("operator", "");
        Set<String> values = Set.copyOf(expression.texts("values"));
        boolean wanted = operator.equals("In") || operator.equals("Exists");
        boolean listing = operator.equals("In") || operator.equals("NotIn");
        if (!wanted && !listing && !operator.equals("DoesNotExist")) {
            expression.problem("operator", "analyzer.operator", "operator is none of In, NotIn, Exists, DoesNotExist",
                    "Write one of them");
        } else if (values.isEmpty() == listing) {
            expression.problem("values", "analyzer.values", operator + (listing ? " needs values" : " takes no values"),
                    listing ? "Write the values of the label" : "Remove them");
        }
        reportBadNames(expression, "key", label, values);
        expression.finish();
        return new LabelSelector.Requirement(label, values, wanted);
    }

    private static void reportBadNames(Fields fields, String field, String label, Set<String> values) {
        if (!LabelSelector.isName(label)) {
            fields.problem(field, "analyzer.label", "\"" + label + "\" cannot be the name of a label", "Correct it");
        }
        values.stream().filter(value -> !LabelSelector.isValue(value)).findFirst().ifPresent(value ->
                fields.problem(field.equals("key") ? "values" : field, "analyzer.label",
                        "\"" + value + "\" cannot be the value of a label", "Correct it"));
    }
}

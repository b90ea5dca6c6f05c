package io.cronsupportbundle.analyze.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.when.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A path in kubectl's dialect: `{.items[*].metadata.name}`. What is not there leads to nothing; an index beyond the end is an error, as
/// with kubectl.
public final class JsonPath {

    /// Values on the way; `..` and `[*]` in a row multiply.
    private static final int MAX_VALUES = 1_000_000;

    /// As deep as the reader of JSON goes.
    private static final int MAX_DEPTH = 1000;

    private final String literal;
    private final Optional<Step.Path> path;

    private JsonPath(String literal, Optional<Step.Path> path) {
        this.literal = literal;
        this.path = path;
    }

    /// Reads the first part of a template; what follows it in braces of its own has no influence on what specifications compare.
    public static JsonPath parse(String template) throws AnalyzerException {
        int open = template.indexOf('{');
        if (open != 0) {
            return new JsonPath(open < 0 ? template : template.substring(0, open), Optional.empty());
        }
        int close = template.indexOf('}');
        if (close < 0) {
            throw new AnalyzerException("the JSONPath \"" + template + "\" has no closing brace");
        }
        String inside = template.substring(1, close).strip();
        if (inside.startsWith("range") || inside.equals("end")) {
            throw new AnalyzerException("the JSONPath \"" + template + "\" has a range; name the values with [*]");
        }
        if (inside.length() >= 2 && inside.startsWith("\"") && inside.endsWith("\"")) {
            return new JsonPath(inside.substring(1, inside.length() - 1), Optional.empty());
        }
        return new JsonPath("", Optional.of(PathParser.parse(inside)));
    }

    /// All values that the path leads to.
    public List<JsonNode> in(JsonNode document) throws AnalyzerException {
        return path.isEmpty() ? (literal.isEmpty() ? List.of() : List.of(new TextNode(literal))) : walked(path.get(), document);
    }

    private static List<JsonNode> walked(Step.Path path, JsonNode from) throws AnalyzerException {
        List<JsonNode> values = List.of(from);
        for (Step step : path.steps()) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode value : values) {
                take(step, value, next);
                if (next.size() > MAX_VALUES) {
                    throw new AnalyzerException("the JSONPath leads to more than " + MAX_VALUES + " values");
                }
            }
            values = next;
        }
        return values;
    }

    private static void take(Step step, JsonNode value, List<JsonNode> next) throws AnalyzerException {
        switch (step) {
            case Step.Member member -> {
                JsonNode found = value.path(member.name());
                if (!found.isMissingNode()) {
                    next.add(found);
                }
            }
            case Step.Members _ -> value.forEach(next::add);
            case Step.Descendants _ -> descend(value, next, 0);
            case Step.Slice slice -> slice(slice, array(value), next);
            case Step.Union union -> {
                for (Step.Path path : union.paths()) {
                    next.addAll(walked(path, value));
                }
            }
            case Step.Filter filter -> {
                for (JsonNode item : array(value)) {
                    if (holds(filter, item)) {
                        next.add(item);
                    }
                }
            }
        }
    }

    private static JsonNode array(JsonNode value) throws AnalyzerException {
        if (!value.isArray() && !value.isNull()) {
            throw new AnalyzerException("the JSONPath takes items of what is no array");
        }
        return value;
    }

    private static void descend(JsonNode value, List<JsonNode> next, int depth) throws AnalyzerException {
        if (depth > MAX_DEPTH || next.size() > MAX_VALUES) {
            throw new AnalyzerException("the JSONPath leads to more than " + MAX_VALUES + " values");
        }
        next.add(value);
        for (JsonNode child : value) {
            if (child.isContainerNode()) {
                descend(child, next, depth + 1);
            }
        }
    }

    private static void slice(Step.Slice slice, JsonNode array, List<JsonNode> next) throws AnalyzerException {
        int from = counted(slice.from().orElse(0), array.size());
        int to = slice.single() ? from + 1 : counted(slice.to().orElse(array.size()), array.size());
        if (array.isNull()) {
            return;
        }
        if (from < 0 || to < from || to > array.size()) {
            throw new AnalyzerException("the JSONPath takes items " + from + " to " + (to - 1) + " of an array of " + array.size());
        }
        for (int i = from; i < to; i += slice.by()) {
            next.add(array.path(i));
        }
    }

    /// Negative numbers count from the end.
    private static int counted(int index, int size) {
        return index < 0 ? size + index : index;
    }

    private static boolean holds(Step.Filter filter, JsonNode item) throws AnalyzerException {
        List<JsonNode> left = operand(filter.left(), item);
        if (filter.operator().isEmpty()) {
            return !left.isEmpty();
        }
        List<JsonNode> right = operand(filter.right(), item);
        if (left.size() != 1 || right.size() != 1) {
            return false;
        }
        int sign = order(left.getFirst(), right.getFirst());
        return Comparison.parse(filter.operator()).filter(comparison -> comparison.holds(sign)).isPresent();
    }

    private static List<JsonNode> operand(Step.Operand operand, JsonNode item) throws AnalyzerException {
        return switch (operand) {
            case Step.Operand.Literal literal -> List.of(literal.value());
            case Step.Operand.Reached reached -> walked(reached.path(), item);
        };
    }

    private static int order(JsonNode left, JsonNode right) throws AnalyzerException {
        if (left.isNumber() && right.isNumber()) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        if (left.isTextual() && right.isTextual()) {
            return left.textValue().compareTo(right.textValue());
        }
        if (left.isBoolean() && right.isBoolean()) {
            return Boolean.compare(left.booleanValue(), right.booleanValue());
        }
        throw new AnalyzerException("the JSONPath compares values of different types");
    }
}

package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.DottedPath;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.jsonpath.JsonPath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Compares values in a JSON document, named by a path or a JSONPath, with what the specification expects.
@Singleton
final class JsonCompare implements Analyzer<JsonCompare.Spec> {
    private static final String KEY = "jsonCompare";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    record Spec(Check check, List<OutcomeItem> outcomes, String file, String path, String jsonPath, String value) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether values in a JSON document are the expected ones", List.of("<collectorName>/<fileName>"));
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        String file = fields.text("fileName", "");
        String path = fields.text("path", "");
        String jsonPath = fields.text("jsonPath", "");
        Check check = Check.read(fields, KEY, Comparing.ICON, collector.isEmpty() ? "Json Compare" : collector,
                collector + " " + file + " " + path + " " + jsonPath);
        return new Spec(check, OutcomeItem.read(fields), collector + "/" + file, path, jsonPath, fields.text("value", ""));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        JsonNode document = numbers(evidence.document(spec.file()));
        JsonNode wanted = wanted(spec.value());
        boolean listed = spec.path().isEmpty() && !spec.jsonPath().isEmpty();
        JsonNode actual = listed ? reached(spec.jsonPath(), document) : DottedPath.parse(spec.path()).in(document);
        return List.of(Comparing.decide(spec.check(), spec.outcomes(), ordered(actual).equals(ordered(wanted)), document));
    }

    private static JsonNode wanted(String value) throws AnalyzerException {
        try {
            JsonNode node = JSON.readTree(value);
            if (!node.isMissingNode()) {
                return numbers(node);
            }
        } catch (JsonProcessingException e) {
            throw new AnalyzerException("the value of the specification is not JSON; texts need quotes of their own", e);
        }
        throw new AnalyzerException("the specification has no value, and nothing is no JSON");
    }

    /// All numbers are fractions in Go's JSON; whole ones print with an exponent when they are large.
    private static JsonNode numbers(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value.getNodeType()) {
            case NUMBER -> nodes.numberNode(value.doubleValue());
            case ARRAY -> {
                ArrayNode array = nodes.arrayNode();
                value.forEach(item -> array.add(numbers(item)));
                yield array;
            }
            case OBJECT -> {
                ObjectNode object = nodes.objectNode();
                value.properties().forEach(member -> object.set(member.getKey(), numbers(member.getValue())));
                yield object;
            }
            case STRING, BOOLEAN, NULL, MISSING, POJO, BINARY -> value;
        };
    }

    /// One value stands for itself, none and several for a list.
    private static JsonNode reached(String path, JsonNode document) throws AnalyzerException {
        List<JsonNode> values = JsonPath.parse(path).in(document);
        return values.size() == 1 ? values.getFirst() : JsonNodeFactory.instance.arrayNode().addAll(values);
    }

    /// The order of a list does not count, that of lists inside it does.
    private static JsonNode ordered(JsonNode value) {
        if (!value.isArray()) {
            return value;
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        items.sort(Comparator.comparing(JsonNode::toString));
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }
}

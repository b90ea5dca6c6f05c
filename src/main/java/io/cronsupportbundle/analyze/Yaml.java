package io.cronsupportbundle.analyze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecText;
import io.cronsupportbundle.spec.YamlReader;
import io.cronsupportbundle.spec.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads YAML of a bundle as the peer's Go library does, into the tree that analyzers work on. JSON is YAML too.
public final class Yaml {
    private Yaml() {}

    /// The first document; an empty text is null.
    ///
    /// @param source what messages call the text
    /// @throws AnalyzerException when it is no YAML
    public static JsonNode read(String source, String text) throws AnalyzerException {
        List<SpecProblem> problems = new ArrayList<>();
        List<YamlValue> documents = new YamlReader(problems).read(new SpecText(source, text));
        Optional<SpecProblem> broken = problems.stream().filter(problem -> problem.severity() == SpecProblem.Severity.ERROR).findFirst();
        if (documents.isEmpty() && broken.isPresent()) {
            throw new AnalyzerException(source + " is not YAML: " + broken.get().position() + ": " + broken.get().what());
        }
        return documents.isEmpty() ? NullNode.getInstance() : node(documents.getFirst());
    }

    private static JsonNode node(YamlValue value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case YamlValue.Mapping mapping -> {
                ObjectNode object = nodes.objectNode();
                mapping.members().forEach((name, member) -> object.set(name, node(member)));
                yield object;
            }
            case YamlValue.Sequence sequence -> {
                ArrayNode array = nodes.arrayNode();
                sequence.items().forEach(item -> array.add(node(item)));
                yield array;
            }
            case YamlValue.Text text -> nodes.textNode(text.value());
            case YamlValue.Bool bool -> nodes.booleanNode(bool.value());
            case YamlValue.Whole whole -> whole.value().bitLength() < Long.SIZE
                    ? nodes.numberNode(whole.value().longValue())
                    : nodes.numberNode(whole.value());
            case YamlValue.Fraction fraction -> nodes.numberNode(fraction.value().doubleValue());
            case YamlValue.Nil _ -> nodes.nullNode();
        };
    }
}

package io.cronsupportbundle.analyze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cronsupportbundle.spec.GoBool;
import io.cronsupportbundle.spec.Position;
import io.cronsupportbundle.spec.SpecItem;
import io.cronsupportbundle.spec.YamlValue;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the analyzers of a specification for tests of this package, which are not about reading YAML.
public final class SpecText {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Position AT = new Position("spec.yaml", 1, 1);

    private SpecText() {}

    /// The items of a list of analyzers, or of a whole document.
    public static List<SpecItem> items(String yaml) {
        try {
            JsonNode root = YAML.readTree(yaml);
            JsonNode list = root.isArray() ? root : root.path("spec").path("analyzers");
            List<SpecItem> items = new ArrayList<>();
            for (JsonNode item : list) {
                String key = item.fieldNames().next();
                JsonNode body = item.path(key);
                boolean exclude = GoBool.parse(body.path("exclude").asText("")).orElse(false);
                items.add(new SpecItem(key, (Mapping) value(body), exclude, item.toString()));
            }
            return items;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static YamlValue value(JsonNode node) throws IOException {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, YamlValue> members = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> member : node.properties()) {
                    members.put(member.getKey(), value(member.getValue()));
                }
                yield new Mapping(members, AT);
            }
            case ARRAY -> {
                List<YamlValue> items = new ArrayList<>();
                for (JsonNode item : node) {
                    items.add(value(item));
                }
                yield new YamlValue.Sequence(items, AT);
            }
            case BOOLEAN -> new YamlValue.Bool(node.booleanValue(), AT);
            case NUMBER -> node.isIntegralNumber()
                    ? new YamlValue.Whole(node.bigIntegerValue(), node.asText(), AT)
                    : new YamlValue.Fraction(node.decimalValue(), node.asText(), AT);
            case STRING -> new YamlValue.Text(node.textValue(), AT);
            case NULL, MISSING, POJO, BINARY -> new YamlValue.Nil(AT);
        };
    }
}

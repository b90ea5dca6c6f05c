package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.Yaml;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/// A value as YAML, as regular expressions of a specification expect to find it: names sorted, one to a line, texts that look like
/// something else in double quotes.
final class YamlText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DumpSettings SETTINGS =
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setIndicatorIndent(0).build();

    /// Longer texts are no numbers, booleans or nulls.
    private static final int LONGEST_SCALAR = 100;

    private YamlText() {}

    static String of(JsonNode value) throws AnalyzerException {
        try {
            @Nullable Object plain = JSON.treeToValue(sorted(value), Object.class);
            return plain == null ? "null\n" : Objects.requireNonNull(new Dump(SETTINGS, new GoStyle()).dumpToString(plain));
        } catch (JsonProcessingException e) {
            throw new AnalyzerException("the value cannot be written as YAML", e);
        }
    }

    /// The quotes that Go's library chooses.
    private static final class GoStyle extends StandardRepresenter {
        GoStyle() {
            super(SETTINGS);
            representers.put(String.class, text -> representScalar(Tag.STR, text.toString(), style(text.toString())));
        }

        private static ScalarStyle style(String text) {
            if (text.contains("\n")) {
                return ScalarStyle.LITERAL;
            }
            return text.length() < LONGEST_SCALAR && looksLikeSomethingElse(text) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        }

        private static boolean looksLikeSomethingElse(String text) {
            try {
                JsonNode read = Yaml.read("text", text);
                return read.isNumber() || read.isBoolean() || read.isNull();
            } catch (AnalyzerException noYaml) {
                return false;
            }
        }
    }

    private static JsonNode sorted(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.isObject()) {
            ObjectNode object = nodes.objectNode();
            value.properties().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(member -> object.set(member.getKey(), sorted(member.getValue())));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = nodes.arrayNode();
            value.forEach(item -> array.add(sorted(item)));
            return array;
        }
        return value;
    }
}

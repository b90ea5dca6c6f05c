package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// A value as YAML, as regular expressions of a specification expect to find it: names sorted, one to a line.
final class YamlText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private YamlText() {}

    static String of(JsonNode value) throws AnalyzerException {
        try {
            @Nullable Object plain = JSON.treeToValue(sorted(value), Object.class);
            if (plain == null) {
                return "null\n";
            }
            DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setIndicatorIndent(0).build();
            return Objects.requireNonNull(new Dump(settings).dumpToString(plain));
        } catch (JsonProcessingException e) {
            throw new AnalyzerException("the value cannot be written as YAML", e);
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

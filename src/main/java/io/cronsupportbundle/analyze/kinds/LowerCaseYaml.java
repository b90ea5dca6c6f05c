package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.Yaml;
import java.util.Locale;

/// Reads objects of Longhorn, whose member names stand in lower case in the peer's bundles and as Kubernetes has them elsewhere (T27).
/// Here they are all in lower case.
final class LowerCaseYaml {
    private LowerCaseYaml() {}

    static JsonNode read(String source, String text) throws AnalyzerException {
        // A mask at the beginning of a value is no YAML: * begins an alias.
        return lowerCase(Yaml.read(source, text.replace("***HIDDEN***", "HIDDEN")));
    }

    private static JsonNode lowerCase(JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> {
                String name = member.getKey().toLowerCase(Locale.ROOT);
                object.set(name.equals("metadata") ? "objectmeta" : name, lowerCase(member.getValue()));
            });
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> array.add(lowerCase(item)));
            return array;
        }
        return value;
    }
}

package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// YAML of Longhorn's objects in the form that readers of bundles expect: the names of Go's fields in lower case, with kind and metadata one level
/// down, because other tools print them with a library that knows no other names.
final class LonghornYaml {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).build());

    /// Their names are those of labels and annotations and of disks, not of fields.
    private static final List<String> KEPT_BELOW = List.of("labels", "annotations", "disks", "diskstatus", "replicamodemap", "instances");

    private LonghornYaml() {}

    static String document(ObjectNode object) throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("typemeta").put("kind", object.path("kind").asText()).put("apiversion", object.path("apiVersion").asText());
        document.set("objectmeta", lowered(object.path("metadata"), true));
        for (String member : List.of("spec", "status")) {
            document.set(member, lowered(object.path(member), true));
        }
        return YAML.writeValueAsString(document);
    }

    static String setting(String name, String value) throws IOException {
        return YAML.writeValueAsString(JsonNodeFactory.instance.objectNode().put(name, value));
    }

    private static JsonNode lowered(JsonNode value, boolean names) {
        if (!value.isObject()) {
            return value.isMissingNode() ? JsonNodeFactory.instance.objectNode() : value;
        }
        ObjectNode lowered = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String name = names ? member.getKey().toLowerCase(Locale.ROOT) : member.getKey();
            lowered.set(name, lowered(member.getValue(), !KEPT_BELOW.contains(name)));
        }
        return lowered;
    }
}

package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Objects of Longhorn in the one form that readers of bundles know: YAML whose keys are those of Go's structures in lower case, because
/// that is how other tools print them. Fields without a value are left out, which reads the same.
final class LonghornYaml {
    private static final YAMLMapper YAML = YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

    /// Mappings whose keys are names and no fields.
    private static final Set<String> MAPS = Set.of("labels", "annotations", "disks", "diskStatus", "conditions", "matchLabels",
            "scheduledReplica", "instances", "replicaModeMap", "nodeDeploymentMap", "diskFileStatusMap");

    private static final Set<String> TIMES = Set.of("creationTimestamp", "deletionTimestamp");

    private LonghornYaml() {}

    static String object(ObjectNode object) throws IOException {
        ObjectNode printed = object.objectNode();
        ObjectNode type = printed.putObject("typemeta");
        type.put("kind", object.path("kind").asText());
        type.put("apiversion", object.path("apiVersion").asText());
        printed.set("objectmeta", fields(object.path("metadata")));
        printed.set("spec", fields(object.path("spec")));
        printed.set("status", fields(object.path("status")));
        return YAML.writeValueAsString(printed);
    }

    static String plain(ObjectNode object) throws IOException {
        return YAML.writeValueAsString(object);
    }

    private static JsonNode fields(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> fields(object);
            case ArrayNode array -> {
                ArrayNode items = array.arrayNode();
                array.forEach(item -> items.add(fields(item)));
                yield items;
            }
            default -> node.isMissingNode() ? JsonNodeFactory.instance.objectNode() : node;
        };
    }

    private static ObjectNode fields(ObjectNode object) {
        ObjectNode printed = object.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (name.equals("managedFields")) {
                continue;
            }
            if (TIMES.contains(name) && value.isTextual()) {
                printed.putObject(name.toLowerCase(Locale.ROOT)).set("time", value);
            } else if (MAPS.contains(name)) {
                printed.set(name.toLowerCase(Locale.ROOT), named(value));
            } else {
                printed.set(name.toLowerCase(Locale.ROOT), fields(value));
            }
        }
        return printed;
    }

    /// Conditions are a mapping by type in the version that readers know, and a list since.
    private static JsonNode named(JsonNode value) {
        ObjectNode printed = JsonNodeFactory.instance.objectNode();
        if (value.isArray()) {
            value.forEach(item -> printed.set(item.path("type").asText(), fields(item)));
        } else {
            value.properties().forEach(member -> printed.set(member.getKey(), fields(member.getValue())));
        }
        return printed;
    }
}

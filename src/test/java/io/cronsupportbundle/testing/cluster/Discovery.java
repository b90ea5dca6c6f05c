package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Which resource types the server has: the discovery of a real server as recorded, plus what CustomResourceDefinitions add.
///
/// The aggregated form is kept; the older, one document for each group and version, is derived from it by [DiscoveryDocuments].
final class Discovery {
    private static final String[] CUSTOM_VERBS = {"delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"};

    private final ObjectNode core = Json.resource("/sample/discovery_core.json");
    private final ObjectNode groups = Json.resource("/sample/discovery_groups.json");
    private final List<String> custom = new ArrayList<>();

    Discovery() {
        groups.withArray("items").forEach(group -> {
            if (group.at("/metadata/name").asText().endsWith(".mozilla.org")) {
                custom.add(group.at("/metadata/name").asText());
            }
        });
    }

    synchronized ObjectNode aggregatedCore() {
        return core.deepCopy();
    }

    synchronized ObjectNode aggregatedGroups() {
        return groups.deepCopy();
    }

    /// The resource types of one version as the aggregated form lists them; empty when there is no such version.
    synchronized Optional<JsonNode> version(String group, String version) {
        return groupItem(group).flatMap(item -> children(item.path("versions")).stream()
                .filter(v -> v.path("version").asText().equals(version)).findFirst());
    }

    synchronized Optional<JsonNode> groupItem(String group) {
        return children((group.isEmpty() ? core : groups).path("items")).stream()
                .filter(item -> item.at("/metadata/name").asText().equals(group)).findFirst();
    }

    synchronized Optional<ResourceType> byPlural(String group, String version, String plural) {
        return version(group, version).stream().flatMap(v -> children(v.path("resources")).stream())
                .filter(resource -> resource.path("resource").asText().equals(plural))
                .map(resource -> type(group, version, resource)).findFirst();
    }

    synchronized Optional<ResourceType> byKind(String apiVersion, String kind) {
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return version(group, version).stream().flatMap(v -> children(v.path("resources")).stream())
                .filter(resource -> resource.at("/responseKind/kind").asText().equals(kind))
                .map(resource -> type(group, version, resource)).findFirst();
    }

    boolean hasSubresource(ResourceType type, String subresource) {
        return version(type.group(), type.version()).stream().flatMap(v -> children(v.path("resources")).stream())
                .filter(resource -> resource.path("resource").asText().equals(type.plural()))
                .flatMap(resource -> children(resource.path("subresources")).stream())
                .anyMatch(candidate -> candidate.path("subresource").asText().equals(subresource));
    }

    /// Adds the types that a CustomResourceDefinition serves.
    synchronized void define(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        String group = spec.path("group").asText();
        if (!custom.contains(group)) {
            custom.add(group);
        }
        ObjectNode item = (ObjectNode) groupItem(group).orElseGet(() -> newGroup(group));
        for (JsonNode version : spec.path("versions")) {
            if (version.path("served").asBoolean()
                    && byPlural(group, version.path("name").asText(), spec.at("/names/plural").asText()).isEmpty()) {
                addType(item, version.path("name").asText(), spec);
            }
        }
    }

    private ObjectNode newGroup(String group) {
        ObjectNode item = groups.withArray("items").addObject();
        item.putObject("metadata").put("name", group);
        item.putArray("versions");
        return item;
    }

    private static void addType(ObjectNode group, String version, JsonNode spec) {
        ObjectNode versions = (ObjectNode) children(group.path("versions")).stream().filter(v -> v.path("version").asText().equals(version))
                .findFirst()
                .orElseGet(() -> group.withArray("versions").addObject().put("version", version));
        JsonNode names = spec.path("names");
        ObjectNode resource = versions.withArray("resources").addObject().put("resource", names.path("plural").asText());
        resource.putObject("responseKind").put("group", spec.path("group").asText()).put("version", version)
                .put("kind", names.path("kind").asText());
        resource.put("scope", spec.path("scope").asText()).put("singularResource", names.path("singular").asText());
        for (String verb : CUSTOM_VERBS) {
            resource.withArray("verbs").add(verb);
        }
        versions.put("freshness", "Current");
    }

    private ResourceType type(String group, String version, JsonNode resource) {
        return new ResourceType(group, version, resource.path("resource").asText(), resource.at("/responseKind/kind").asText(),
                resource.path("scope").asText().equals("Namespaced"), custom.contains(group));
    }

    static List<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}

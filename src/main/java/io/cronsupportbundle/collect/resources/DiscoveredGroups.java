package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.JsonEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns discovery, in either of its forms, into the two arrays of bundles as it passes: `APIGroup` and `APIResourceList` as Go prints
/// them, without kind and version, subresources as `parent/name` after their parent.
///
/// @param failed versions of groups whose resources could not be had, with the reason
record DiscoveredGroups(JsonEntry groups, JsonEntry resources, Map<String, String> failed) {

    /// An `APIGroupDiscovery`. A version that is stale is one whose own server does not answer; it is left out, as by client-go.
    void group(JsonNode group) throws IOException {
        String name = group.path("metadata").path("name").asText();
        List<JsonNode> served = new ArrayList<>();
        for (JsonNode version : group.path("versions")) {
            if (version.path("freshness").asText().equals("Stale")) {
                String stale = groupVersion(name, version.path("version").asText());
                failed.put(stale, "stale GroupVersion discovery: " + stale);
            } else {
                served.add(version);
            }
        }
        writeGroup(name, served.stream().map(version -> version.path("version").asText()).toList());
        for (JsonNode version : served) {
            resources.startObject();
            resources.member("groupVersion", groupVersion(name, version.path("version").asText()));
            resources.name("resources");
            resources.startArray();
            for (JsonNode resource : version.path("resources")) {
                withSubresources(resource);
            }
            resources.endArray();
            resources.endObject();
        }
    }

    void coreGroup(List<String> versions) throws IOException {
        writeGroup("", versions);
    }

    /// An `APIGroup` as it is.
    void namedGroup(JsonNode group) throws IOException {
        groups.startObject();
        groups.member("name", group.path("name").asText());
        groups.name("versions");
        groups.tree(group.path("versions"));
        groups.name("preferredVersion");
        groups.tree(group.path("preferredVersion"));
        groups.endObject();
    }

    /// The resources of an `APIResourceList`.
    void resources(String groupVersion, JsonNode list) throws IOException {
        resources.startObject();
        resources.member("groupVersion", groupVersion);
        resources.name("resources");
        resources.startArray();
        for (JsonNode resource : list) {
            writeResource(resource.path("name").asText(), resource.path("singularName").asText(), resource.path("namespaced").asBoolean(),
                    resource, resource);
        }
        resources.endArray();
        resources.endObject();
    }

    private void withSubresources(JsonNode resource) throws IOException {
        String name = resource.path("resource").asText();
        String singular = resource.path("singularResource").asText();
        boolean namespaced = resource.path("scope").asText().equals("Namespaced");
        if (!kind(resource).isEmpty()) {
            writeResource(name, singular, namespaced, resource.path("responseKind"), resource);
        }
        for (JsonNode subresource : resource.path("subresources")) {
            if (!kind(subresource).isEmpty()) {
                writeResource(name + "/" + subresource.path("subresource").asText(), singular, namespaced, subresource.path("responseKind"),
                        subresource);
            }
        }
    }

    private static String kind(JsonNode resource) {
        return resource.path("responseKind").path("kind").asText();
    }

    private void writeGroup(String name, List<String> versions) throws IOException {
        groups.startObject();
        groups.member("name", name);
        groups.name("versions");
        groups.startArray();
        for (String version : versions) {
            writeVersion(name, version);
        }
        groups.endArray();
        if (!versions.isEmpty()) {
            groups.name("preferredVersion");
            writeVersion(name, versions.getFirst());
        }
        groups.endObject();
    }

    private void writeVersion(String group, String version) throws IOException {
        groups.startObject();
        groups.member("groupVersion", groupVersion(group, version));
        groups.member("version", version);
        groups.endObject();
    }

    private void writeResource(String name, String singular, boolean namespaced, JsonNode kind, JsonNode source) throws IOException {
        resources.startObject();
        resources.member("name", name);
        resources.member("singularName", singular);
        resources.member("namespaced", namespaced);
        for (String member : List.of("group", "version")) {
            if (!kind.path(member).asText().isEmpty()) {
                resources.member(member, kind.path(member).asText());
            }
        }
        resources.member("kind", kind.path("kind").asText());
        for (String list : List.of("verbs", "shortNames", "categories")) {
            @Nullable JsonNode values = source.get(list);
            if (values != null) {
                resources.name(list);
                resources.tree(values);
            }
        }
        resources.endObject();
    }

    private static String groupVersion(String group, String version) {
        return group.isEmpty() ? version : group + "/" + version;
    }
}

package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Discovery as clients ask for it that do not know the aggregated form.
record DiscoveryDocuments(Discovery discovery, String serverAddress) {

    /// Types that this version of the server stores in another version or group than it serves them in.
    private static final Map<String, String> STORED_AS = Map.of(
            "events.k8s.io/v1/Event", "/v1/Event",
            "autoscaling/v1/HorizontalPodAutoscaler", "autoscaling/v2/HorizontalPodAutoscaler",
            "storage.k8s.io/v1/VolumeAttributesClass", "storage.k8s.io/v1beta1/VolumeAttributesClass",
            "apiextensions.k8s.io/v1/CustomResourceDefinition", "apiextensions.k8s.io/v1beta1/CustomResourceDefinition");

    /// The document at a path under `/api` or `/apis`; empty when the path is none of discovery.
    Optional<ObjectNode> at(String path) {
        List<String> segments = Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
        return switch (segments) {
            case List<String> root when root.equals(List.of("api")) -> Optional.of(versions());
            case List<String> root when root.equals(List.of("apis")) -> Optional.of(groups());
            case List<String> core when core.size() == 2 && core.getFirst().equals("api") -> resources("", core.get(1));
            case List<String> group when group.size() == 2 && group.getFirst().equals("apis") ->
                    discovery.groupItem(group.get(1))
                            .map(item -> group(Json.object().put("kind", "APIGroup").put("apiVersion", "v1"), item));
            case List<String> version when version.size() == 3
                    && version.getFirst().equals("apis") -> resources(version.get(1), version.get(2));
            case List<String> _ -> Optional.empty();
        };
    }

    private ObjectNode versions() {
        ObjectNode document = Json.object().put("kind", "APIVersions");
        document.putArray("versions").add("v1");
        document.putArray("serverAddressByClientCIDRs").addObject().put("clientCIDR", "0.0.0.0/0").put("serverAddress", serverAddress);
        return document;
    }

    private ObjectNode groups() {
        ObjectNode document = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        discovery.aggregatedGroups().path("items").forEach(item -> group(document.withArray("groups").addObject(), item));
        return document;
    }

    private static ObjectNode group(ObjectNode target, JsonNode item) {
        String name = item.at("/metadata/name").asText();
        target.put("name", name);
        for (JsonNode version : item.path("versions")) {
            describe(target.withArray("versions").addObject(), name, version);
        }
        describe(target.putObject("preferredVersion"), name, item.at("/versions/0"));
        return target;
    }

    private static void describe(ObjectNode target, String group, JsonNode version) {
        target.put("groupVersion", group + "/" + version.path("version").asText()).put("version", version.path("version").asText());
    }

    /// The list of the core group alone has no `apiVersion`.
    private Optional<ObjectNode> resources(String group, String version) {
        return discovery.version(group, version).map(served -> {
            ObjectNode document = Json.object().put("kind", "APIResourceList");
            if (!group.isEmpty()) {
                document.put("apiVersion", "v1");
            }
            document.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
            document.putArray("resources").addAll(flat(group, version, served));
            return document;
        });
    }

    /// Types and their subresources side by side, sorted by name.
    private static List<ObjectNode> flat(String group, String version, JsonNode served) {
        TreeMap<String, ObjectNode> entries = new TreeMap<>(Comparator.naturalOrder());
        for (JsonNode resource : served.path("resources")) {
            String plural = resource.path("resource").asText();
            boolean namespaced = resource.path("scope").asText().equals("Namespaced");
            ObjectNode entry = entry(group, version, plural, resource.path("singularResource").asText(), namespaced, resource);
            String kind = resource.at("/responseKind/kind").asText();
            if (resource.path("verbs").toString().contains("\"list\"") && !kind.equals("ComponentStatus")) {
                entry.put("storageVersionHash", storageVersionHash(group, version, kind));
            }
            entries.put(plural, entry);
            for (JsonNode subresource : resource.path("subresources")) {
                String name = plural + "/" + subresource.path("subresource").asText();
                entries.put(name, entry(group, version, name, "", namespaced, subresource));
            }
        }
        return List.copyOf(entries.values());
    }

    private static ObjectNode entry(String group, String version, String name, String singular, boolean namespaced, JsonNode source) {
        ObjectNode entry = Json.object().put("name", name).put("singularName", singular).put("namespaced", namespaced);
        JsonNode kind = source.path("responseKind");
        String kindGroup = kind.path("group").asText();
        String kindVersion = kind.path("version").asText();
        boolean same = kindGroup.equals(group) && kindVersion.equals(version);
        if (!kindGroup.isEmpty() && !same) {
            entry.put("group", kindGroup);
        }
        if (!kindVersion.isEmpty() && !same) {
            entry.put("version", kindVersion);
        }
        entry.put("kind", kind.path("kind").asText());
        for (String list : List.of("verbs", "shortNames", "categories")) {
            if (source.has(list)) {
                entry.set(list, source.get(list));
            }
        }
        return entry;
    }

    /// As kube-apiserver makes it: the first eight bytes of the SHA-256 of `group/version/kind` as stored, in base64.
    private static String storageVersionHash(String group, String version, String kind) {
        String served = group + "/" + version + "/" + kind;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(STORED_AS.getOrDefault(served, served).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

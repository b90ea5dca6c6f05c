package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A type of custom resources, as its CustomResourceDefinition says: what its lists have to be asked by.
///
/// @param name the definition's own, `certificates.cert-manager.io`, which its files have
/// @param versions where lists are served: the one that the server prefers, then the one in which objects are stored, which needs no
/// conversion webhook to answer; empty when none is served
record CustomType(String name, String group, String plural, boolean namespaced, List<String> versions) {

    /// Names become segments of paths, so nothing else is let in.
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    CustomType {
        versions = List.copyOf(versions);
    }

    /// Empty for what no API server would take for a definition.
    static Optional<CustomType> of(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        String name = definition.path("metadata").path("name").asText();
        String group = spec.path("group").asText();
        String plural = spec.path("names").path("plural").asText();
        if (!valid(name) || !valid(group) || !valid(plural)) {
            return Optional.empty();
        }
        return Optional.of(new CustomType(name, group, plural, spec.path("scope").asText().equals("Namespaced"), served(spec)));
    }

    String groupVersion(String version) {
        return group + "/" + version;
    }

    private static List<String> served(JsonNode spec) {
        List<String> served = new ArrayList<>();
        String stored = "";
        for (JsonNode version : spec.path("versions")) {
            String name = version.path("name").asText();
            if (version.path("served").asBoolean() && valid(name)) {
                served.add(name);
                stored = version.path("storage").asBoolean() ? name : stored;
            }
        }
        if (served.isEmpty() && valid(spec.path("version").asText())) {
            // v1beta1, before there were several.
            return List.of(spec.path("version").asText());
        }
        served.sort(KubernetesVersions.PREFERRED_FIRST);
        if (served.isEmpty() || stored.isEmpty() || served.getFirst().equals(stored)) {
            return served.stream().limit(1).toList();
        }
        return List.of(served.getFirst(), stored);
    }

    private static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }
}

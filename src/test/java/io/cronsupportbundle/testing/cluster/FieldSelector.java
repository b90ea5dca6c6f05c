package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `fieldSelector` of a list request: name and namespace for every type, and the few fields that the real server indexes besides.
record FieldSelector(List<Predicate<JsonNode>> requirements) implements Predicate<JsonNode> {
    private static final List<String> ALWAYS = List.of("metadata.name", "metadata.namespace");
    private static final Map<String, List<String>> MORE = Map.of(
            "pods", List.of("spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "status.phase",
                    "status.podIP"),
            "events", List.of("involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "reason",
                    "type"),
            "namespaces", List.of("status.phase"),
            "nodes", List.of("spec.unschedulable"),
            "secrets", List.of("type"));
    private static final Pattern TERM = Pattern.compile("([A-Za-z.]+)(==|=|!=)(.*)");

    static FieldSelector parse(String text, ResourceType type) {
        List<Predicate<JsonNode>> requirements = new ArrayList<>();
        if (!text.isBlank()) {
            for (String term : text.split(",", -1)) {
                requirements.add(requirement(term, type));
            }
        }
        return new FieldSelector(List.copyOf(requirements));
    }

    @Override
    public boolean test(JsonNode object) {
        return requirements.stream().allMatch(requirement -> requirement.test(object));
    }

    private static Predicate<JsonNode> requirement(String term, ResourceType type) {
        Matcher matcher = TERM.matcher(term);
        if (!matcher.matches()) {
            throw ApiFailure.badRequest("invalid selector: '" + term + "'; can't understand '" + term + "'");
        }
        String field = matcher.group(1);
        if (!ALWAYS.contains(field) && !MORE.getOrDefault(type.plural(), List.of()).contains(field)) {
            throw ApiFailure.badRequest("field label not supported: " + field);
        }
        boolean wanted = !matcher.group(2).equals("!=");
        String value = matcher.group(3);
        return object -> object.at("/" + field.replace('.', '/')).asText().equals(value) == wanted;
    }
}

package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What callers may ask about their own rights, answered from the same rules that the server enforces.
record Reviews(Identity caller) {

    ObjectNode access(JsonNode request) {
        ObjectNode answer = answer("SelfSubjectAccessReview", request.path("spec"));
        JsonNode path = request.at("/spec/nonResourceAttributes/path");
        boolean allowed = path.isMissingNode()
                ? caller.may(AccessAttributes.of(request.at("/spec/resourceAttributes")))
                : caller.mayGetPath(path.asText());
        answer.putObject("status").put("allowed", allowed);
        return answer;
    }

    /// The answer's spec is empty, as the real server leaves it.
    ObjectNode rules(JsonNode request) {
        String namespace = request.at("/spec/namespace").asText();
        if (namespace.isEmpty()) {
            throw ApiFailure.badRequest("no namespace on request");
        }
        ObjectNode answer = answer("SelfSubjectRulesReview", Json.object());
        ObjectNode status = answer.putObject("status");
        ArrayNode resources = status.putArray("resourceRules");
        describe(resources, List.of("create"), List.of("authorization.k8s.io"),
                List.of("selfsubjectaccessreviews", "selfsubjectrulesreviews"));
        describe(resources, List.of("create"), List.of("authentication.k8s.io"), List.of("selfsubjectreviews"));
        for (Rule rule : caller.rules()) {
            if (rule.holdsIn(namespace)) {
                ObjectNode described = describe(resources, rule.verbs(), rule.apiGroups(), rule.resources());
                if (!rule.resourceNames().isEmpty()) {
                    described.set("resourceNames", array(rule.resourceNames()));
                }
            }
        }
        paths(status.putArray("nonResourceRules"));
        status.put("incomplete", false);
        return answer;
    }

    private void paths(ArrayNode target) {
        path(target, "get", "/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz", "/version",
                "/version/");
        if (caller.rules().contains(Rule.everything())) {
            path(target, "*", "*");
        }
    }

    private static void path(ArrayNode target, String verb, String... paths) {
        ObjectNode rule = target.addObject();
        rule.putArray("verbs").add(verb);
        rule.set("nonResourceURLs", array(List.of(paths)));
    }

    private static ObjectNode describe(ArrayNode target, List<String> verbs, List<String> groups, List<String> resources) {
        ObjectNode rule = target.addObject();
        rule.set("verbs", array(verbs));
        rule.set("apiGroups", array(groups));
        rule.set("resources", array(resources));
        return rule;
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = Json.mapper().createArrayNode();
        values.forEach(array::add);
        return array;
    }

    private static ObjectNode answer(String kind, JsonNode spec) {
        ObjectNode answer = Json.object().put("kind", kind).put("apiVersion", "authorization.k8s.io/v1");
        answer.putObject("metadata");
        answer.set("spec", spec);
        return answer;
    }
}

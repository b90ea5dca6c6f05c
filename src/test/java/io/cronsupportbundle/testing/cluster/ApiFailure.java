package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// An answer that is a `Status`: raised where the cause is known, written in one place. The wording is that of kube-apiserver 1.35.
final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final ObjectNode body;

    private ApiFailure(int code, ObjectNode body) {
        super(body.path("message").asText());
        this.code = code;
        this.body = body;
    }

    int code() {
        return code;
    }

    ObjectNode body() {
        return body.deepCopy();
    }

    static ApiFailure unauthorized() {
        return failure(401, "Unauthorized", "Unauthorized", null);
    }

    static ApiFailure badRequest(String message) {
        return failure(400, "BadRequest", message, null);
    }

    static ApiFailure forbidden(String user, AccessAttributes wanted) {
        String subject = wanted.qualifiedResource() + (wanted.name().isEmpty() ? "" : " \"" + wanted.name() + "\"");
        String scope = wanted.namespace().isEmpty() ? "at the cluster scope" : "in the namespace \"" + wanted.namespace() + "\"";
        String message = subject + " is forbidden: User \"" + user + "\" cannot " + wanted.verb() + " resource \""
                + wanted.resourceWithSubresource() + "\" in API group \"" + wanted.group() + "\" " + scope;
        return failure(403, "Forbidden", message, details(wanted.name(), wanted.group(), wanted.resource()));
    }

    static ApiFailure forbiddenPath(String user, String verb, String path) {
        return failure(403, "Forbidden", "forbidden: User \"" + user + "\" cannot " + verb + " path \"" + path + "\"", object());
    }

    /// The resource type exists and the named object does not.
    static ApiFailure objectNotFound(String group, String resource, String name) {
        String qualified = group.isEmpty() ? resource : resource + "." + group;
        return failure(404, "NotFound", qualified + " \"" + name + "\" not found", details(name, group, resource));
    }

    static ApiFailure resourceNotFound() {
        return failure(404, "NotFound", "the server could not find the requested resource", object());
    }

    static ApiFailure methodNotAllowed() {
        return failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", object());
    }

    static ApiFailure notAcceptable() {
        return failure(406, "NotAcceptable", "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, "
                + "application/vnd.kubernetes.protobuf, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch",
                object());
    }

    /// A list whose snapshot is gone; the answer offers a token to go on with the present state.
    static ApiFailure expired(String inconsistentContinue) {
        ApiFailure failure = failure(410, "Expired", "The provided continue parameter is too old to display a consistent list result. "
                + "You can start a new list without the continue parameter, or use the continue token in this response to retrieve "
                + "the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that "
                + "were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.", null);
        failure.body.withObject("metadata").put("continue", inconsistentContinue);
        return failure;
    }

    /// An option of a pod log request that the server does not take.
    static ApiFailure invalidLogOption(String pod, String field, String value, String rule) {
        String problem = "Invalid value: " + value + ": " + rule;
        ObjectNode details = object().put("name", pod).put("kind", "PodLogOptions");
        details.putArray("causes").addObject().put("reason", "FieldValueInvalid").put("message", problem).put("field", field);
        return failure(422, "Invalid", "PodLogOptions \"" + pod + "\" is invalid: " + field + ": " + problem, details);
    }

    static ApiFailure serverError(int code) {
        return code == 503
                ? failure(503, "ServiceUnavailable", "the server is currently unable to handle the request", object())
                : failure(code, "InternalError", "Internal error occurred: etcdserver: request timed out",
                        causes("etcdserver: request timed out"));
    }

    private static ObjectNode causes(String message) {
        ObjectNode details = object();
        details.putArray("causes").addObject().put("message", message);
        return details;
    }

    private static ObjectNode details(String name, String group, String resource) {
        ObjectNode details = object();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        return details.put("kind", resource);
    }

    private static ApiFailure failure(int code, String reason, String message, @Nullable ObjectNode details) {
        ObjectNode body = object().put("kind", "Status").put("apiVersion", "v1");
        body.putObject("metadata");
        body.put("status", "Failure").put("message", message).put("reason", reason);
        if (details != null) {
            body.set("details", details);
        }
        return new ApiFailure(code, body.put("code", code));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

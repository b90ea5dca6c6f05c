package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// What a template may name. Templates are written for Go, where the data is either a map, read by the keys that it has, or an object of
/// Kubernetes' Go library, read by the names that its fields have there.
///
/// @param goNames whether fields go by their Go names: `.Status.PodIP` for `status.podIP`
public record TemplateData(JsonNode root, boolean goNames) {

    public static TemplateData map(Map<String, String> values) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        values.forEach(root::put);
        return new TemplateData(root, false);
    }

    /// A document as it is.
    public static TemplateData map(JsonNode root) {
        return new TemplateData(root, false);
    }

    /// An object of the Kubernetes API.
    public static TemplateData object(JsonNode root) {
        return new TemplateData(root, true);
    }
}

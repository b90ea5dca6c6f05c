package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/// What an authorizer is asked: may this caller do this verb to that resource there. Absent parts are empty strings.
record AccessAttributes(String verb, String group, String resource, String subresource, String namespace, String name) {

    static AccessAttributes of(JsonNode resourceAttributes) {
        return new AccessAttributes(
                resourceAttributes.path("verb").asText(),
                resourceAttributes.path("group").asText(),
                resourceAttributes.path("resource").asText(),
                resourceAttributes.path("subresource").asText(),
                resourceAttributes.path("namespace").asText(),
                resourceAttributes.path("name").asText());
    }

    String resourceWithSubresource() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    /// `deployments.apps`, and `pods` for the core group: how messages name a resource.
    String qualifiedResource() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}

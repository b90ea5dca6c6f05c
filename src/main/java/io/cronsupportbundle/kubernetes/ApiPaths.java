package io.cronsupportbundle.kubernetes;

/// Paths of lists and objects in the API.
public final class ApiPaths {
    private ApiPaths() {}

    /// Every object of a kind.
    public static String all(String apiVersion, String resource) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + version(apiVersion) + "/" + ApiRequest.segment(resource);
    }

    /// Every object of a kind in one namespace; in all of them when the namespace is empty.
    public static String in(String apiVersion, String namespace, String resource) {
        if (namespace.isEmpty()) {
            return all(apiVersion, resource);
        }
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + version(apiVersion) + "/namespaces/" + ApiRequest.segment(namespace) + "/"
                + ApiRequest.segment(resource);
    }

    /// One object.
    public static String object(String apiVersion, String namespace, String resource, String name) {
        return in(apiVersion, namespace, resource) + "/" + ApiRequest.segment(name);
    }

    private static String version(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        if (slash < 0) {
            return ApiRequest.segment(apiVersion);
        }
        return ApiRequest.segment(apiVersion.substring(0, slash)) + "/" + ApiRequest.segment(apiVersion.substring(slash + 1));
    }
}

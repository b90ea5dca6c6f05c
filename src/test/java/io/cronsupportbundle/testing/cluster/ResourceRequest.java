package io.cronsupportbundle.testing.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A path under `/api/v1` or `/apis/GROUP/VERSION` taken apart. Absent parts are empty strings.
record ResourceRequest(String group, String version, String namespace, String resource, String name, String subresource) {

    /// Empty when the path names no resource: discovery and everything outside the API prefixes.
    static Optional<ResourceRequest> parse(String path) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        return switch (segments.getFirst()) {
            case "api" -> segments.size() > 2 ? rest("", segments.get(1), segments.subList(2, segments.size())) : Optional.empty();
            case "apis" -> segments.size() > 3 ? rest(segments.get(1), segments.get(2), segments.subList(3, segments.size()))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<ResourceRequest> rest(String group, String version, List<String> rest) {
        if (rest.getFirst().isEmpty()) {
            return Optional.empty();
        }
        boolean inNamespace = rest.size() > 2 && rest.getFirst().equals("namespaces") && !rest.get(2).equals("status")
                && !rest.get(2).equals("finalize");
        String namespace = inNamespace ? rest.get(1) : "";
        List<String> own = inNamespace ? rest.subList(2, rest.size()) : rest;
        String name = own.size() > 1 ? own.get(1) : "";
        if (group.isEmpty() && own.getFirst().equals("namespaces")) {
            namespace = name;
        }
        String subresource = own.size() > 2 ? String.join("/", own.subList(2, own.size())) : "";
        return Optional.of(new ResourceRequest(group, version, namespace, own.getFirst(), name, subresource));
    }

    AccessAttributes attributes(String method) {
        String verb = switch (method) {
            case "GET" -> name.isEmpty() ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> method.toLowerCase(Locale.ROOT);
        };
        return new AccessAttributes(verb, group, resource, subresource, namespace, name);
    }
}

package io.cronsupportbundle.testing.cluster;

import java.util.List;

/// One grant, so that a test can say in a line what a caller may do: a rule of a Role together with the namespaces it is bound in.
///
/// @param namespaces where it holds; empty means in every namespace and at the cluster scope, as a ClusterRoleBinding does
/// @param resources plural names, `pods/log` for a subresource, `*` for all
/// @param resourceNames names it is limited to; empty means any
public record Rule(List<String> namespaces, List<String> verbs, List<String> apiGroups, List<String> resources,
        List<String> resourceNames) {
    public Rule {
        namespaces = List.copyOf(namespaces);
        verbs = List.copyOf(verbs);
        apiGroups = List.copyOf(apiGroups);
        resources = List.copyOf(resources);
        resourceNames = List.copyOf(resourceNames);
    }

    /// May do everything everywhere.
    public static Rule everything() {
        return new Rule(List.of(), List.of("*"), List.of("*"), List.of("*"), List.of());
    }

    /// May get and list these resources of any API group in one namespace.
    public static Rule readIn(String namespace, String... resources) {
        return new Rule(List.of(namespace), List.of("get", "list"), List.of("*"), List.of(resources), List.of());
    }

    /// May get and list these resources of any API group in all namespaces and at the cluster scope.
    public static Rule readEverywhere(String... resources) {
        return new Rule(List.of(), List.of("get", "list"), List.of("*"), List.of(resources), List.of());
    }

    boolean allows(AccessAttributes wanted) {
        return (namespaces.isEmpty() || namespaces.contains(wanted.namespace()))
                && has(verbs, wanted.verb())
                && has(apiGroups, wanted.group())
                && has(resources, wanted.resourceWithSubresource())
                && (resourceNames.isEmpty() || resourceNames.contains(wanted.name()));
    }

    boolean holdsIn(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }

    private static boolean has(List<String> granted, String wanted) {
        return granted.contains("*") || granted.contains(wanted);
    }
}

package io.cronsupportbundle.plan;

/// One right that a request needs, in the words of Kubernetes RBAC.
///
/// @param group API group; the core group is the empty string
/// @param resource plural, with the subresource after a slash: `pods/log`
/// @param namespace where the right is needed; empty for the cluster as a whole
/// @param name one object's name, or empty for all
public record Permission(String verb, String group, String resource, String namespace, String name) {

    public static Permission list(String group, String resource, String namespace) {
        return new Permission("list", group, resource, namespace, "");
    }

    public static Permission get(String group, String resource, String namespace, String name) {
        return new Permission("get", group, resource, namespace, name);
    }

    /// Whether whoever has this right has the other as well, where both are given in the same place.
    public boolean includes(Permission other) {
        return verb.equals(other.verb) && group.equals(other.group) && resource.equals(other.resource)
                && (name.isEmpty() || name.equals(other.name));
    }
}

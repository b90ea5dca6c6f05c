package io.cronsupportbundle.testing.cluster;

/// A kind of object that the server holds, with where it stands in paths and how its lists look.
///
/// @param custom defined by a CustomResourceDefinition: such lists have sorted keys, items with kind and version, and metadata after them
record ResourceType(String group, String version, String plural, String kind, boolean namespaced, boolean custom) {

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    String listKind() {
        return kind + "List";
    }
}

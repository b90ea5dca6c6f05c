package io.cronsupportbundle.spec;

/// The kinds of object that can hold a specification.
public enum ObjectKind {
    SECRET("Secret", "secret"),
    CONFIG_MAP("ConfigMap", "configmap");

    private final String display;
    private final String prefix;

    ObjectKind(String display, String prefix) {
        this.display = display;
        this.prefix = prefix;
    }

    /// The name of the kind in manifests.
    public String display() {
        return display;
    }

    /// The first part of a source: `secret/…`.
    public String prefix() {
        return prefix;
    }
}

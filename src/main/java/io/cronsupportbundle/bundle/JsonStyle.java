package io.cronsupportbundle.bundle;

/// The four layouts of JSON that readers of support bundles know.
public enum JsonStyle {
    COMPACT(""),
    TWO_SPACES("  "),
    FOUR_SPACES("    "),
    TAB("\t");

    private final String indent;

    JsonStyle(String indent) {
        this.indent = indent;
    }

    String indent() {
        return indent;
    }
}

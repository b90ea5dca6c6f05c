package io.cronsupportbundle.analyze.template;

import java.util.List;

/// A piece of a template: what stands between two braces, or the text around them.
sealed interface Node {

    record Text(String text) implements Node {}

    /// Shows a value, or only declares a variable.
    record Action(Pipeline pipeline) implements Node {}

    record If(Pipeline condition, List<Node> then, List<Node> otherwise) implements Node {}

    record With(Pipeline value, List<Node> then, List<Node> otherwise) implements Node {}

    record Range(Pipeline values, List<Node> body, List<Node> otherwise) implements Node {}

    record Break() implements Node {}

    record Continue() implements Node {}
}

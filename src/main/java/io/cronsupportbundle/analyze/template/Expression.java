package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A value as a template writes it.
sealed interface Expression {

    record Literal(JsonNode value) implements Expression {}

    record Nil() implements Expression {}

    record Dot() implements Expression {}

    record Variable(String name) implements Expression {}

    record Function(String name) implements Expression {}

    record Nested(Pipeline pipeline) implements Expression {}

    /// `.A.B` of something.
    record Fields(Expression of, List<String> names) implements Expression {}
}

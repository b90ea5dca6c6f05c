package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;

/// A function that templates may call: pure, and bounded by the size of its arguments and what the renderer allows for its result.
@FunctionalInterface
interface TemplateFunction {
    JsonNode apply(Arguments arguments) throws TemplateException;
}

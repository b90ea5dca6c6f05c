package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What a function is called with, taken by place and type, as Go's checks do. It notices which places a function asked for, so that a call
/// with more arguments than the function takes is told.
final class Arguments {
    private final String function;
    private final List<JsonNode> values;
    private int asked;

    Arguments(String function, List<JsonNode> values) {
        this.function = function;
        this.values = List.copyOf(values);
    }

    int size() {
        return values.size();
    }

    /// All of them; for functions that take any number.
    List<JsonNode> values() {
        asked = values.size();
        return values;
    }

    JsonNode any(int index) throws TemplateException {
        asked = Math.max(asked, index + 1);
        if (index >= values.size()) {
            throw bad("is called with " + values.size() + " arguments, which are too few");
        }
        return values.get(index);
    }

    String text(int index) throws TemplateException {
        JsonNode value = any(index);
        if (!value.isTextual()) {
            throw bad("takes a string where a " + GoValues.kind(value) + " is given");
        }
        return value.textValue();
    }

    /// A whole number of 32 bits.
    int size(int index) throws TemplateException {
        JsonNode value = any(index);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw bad("takes a whole number where a " + GoValues.kind(value) + " is given");
        }
        return value.intValue();
    }

    /// A list; texts and maps are none.
    List<JsonNode> list(int index) throws TemplateException {
        JsonNode value = any(index);
        if (!value.isArray()) {
            throw bad("takes a list where a " + GoValues.kind(value) + " is given");
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    JsonNode map(int index) throws TemplateException {
        JsonNode value = any(index);
        if (!value.isObject()) {
            throw bad("takes a map where a " + GoValues.kind(value) + " is given");
        }
        return value;
    }

    /// To be called once the function has answered.
    void finish() throws TemplateException {
        if (asked < values.size()) {
            throw bad("is called with " + values.size() + " arguments and takes " + asked);
        }
    }

    TemplateException bad(String what) {
        return new TemplateException("template: " + function + " " + what);
    }
}

package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.GoNumber;

/// Values as Go's `encoding/json` prints them, because messages that show JSON are compared and parsed by who reads them. It is not the
/// bundle's writer: `toRawJson` leaves `<`, `>` and `&` as they are, and every text is bounded.
final class GoJson {
    private final BoundedText text = new BoundedText();

    /// Before each member and item, one for each level; empty for all on one line.
    private final String indent;

    private GoJson(String indent) {
        this.indent = indent;
    }

    /// With `<`, `>` and `&` as they are.
    static String raw(JsonNode value, String indent) throws TemplateException {
        GoJson json = new GoJson(indent);
        json.print(value, "\n");
        return json.text.toString();
    }

    /// Those three stand in texts only, so they can be escaped once all is printed.
    static String escaped(JsonNode value, String indent) throws TemplateException {
        return new BoundedText().append(
                raw(value, indent).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")).toString();
    }

    private void print(JsonNode value, String line) throws TemplateException {
        String inner = line + indent;
        switch (value.getNodeType()) {
            case STRING -> quoted(value.textValue());
            case BOOLEAN -> text.append(value.asText());
            case NUMBER -> text.append(value.isIntegralNumber() ? value.asText() : GoNumber.print(value.doubleValue()));
            case ARRAY -> {
                text.append("[");
                String comma = "";
                for (JsonNode item : value) {
                    start(comma, inner);
                    print(item, inner);
                    comma = ",";
                }
                end(value, line, "]");
            }
            case OBJECT -> {
                text.append("{");
                String comma = "";
                for (String name : ListFunctions.keys(value)) {
                    start(comma, inner);
                    quoted(name);
                    text.append(indent.isEmpty() ? ":" : ": ");
                    print(value.path(name), inner);
                    comma = ",";
                }
                end(value, line, "}");
            }
            case NULL, MISSING, POJO, BINARY -> text.append("null");
        }
    }

    private void start(String comma, String line) throws TemplateException {
        text.append(comma).append(indent.isEmpty() ? "" : line);
    }

    private void end(JsonNode value, String line, String bracket) throws TemplateException {
        text.append(indent.isEmpty() || value.isEmpty() ? "" : line).append(bracket);
    }

    private void quoted(String value) throws TemplateException {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        value.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x2028 || c == 0x2029) {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        text.append(quoted.append('"').toString());
    }
}

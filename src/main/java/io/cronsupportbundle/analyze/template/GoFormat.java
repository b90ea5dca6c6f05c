package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// Go's `fmt`: `print`, `println`, `printf`, with its way of showing mistakes in the text instead of failing.
final class GoFormat {
    private static final Pattern VERB = Pattern.compile("(?s)%([-+# 0]*)([0-9]{0,9})(?:\\.([0-9]{0,9}))?(.?)");

    private GoFormat() {}

    /// Puts a space between two values of which neither is a text.
    static String print(List<JsonNode> values) throws TemplateException {
        BoundedText text = new BoundedText();
        for (int i = 0; i < values.size(); i++) {
            boolean space = i > 0 && !values.get(i - 1).isTextual() && !values.get(i).isTextual();
            text.append(space ? " " : "").append(GoValues.text(values.get(i)));
        }
        return text.toString();
    }

    static String println(List<JsonNode> values) throws TemplateException {
        BoundedText text = new BoundedText();
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : " ").append(GoValues.text(values.get(i)));
        }
        return text.append("\n").toString();
    }

    static String printf(Arguments arguments) throws TemplateException {
        String format = arguments.text(0);
        Matcher matcher = VERB.matcher(format);
        BoundedText text = new BoundedText();
        int end = 0;
        int used = 1;
        while (matcher.find()) {
            text.append(format.substring(end, matcher.start()));
            end = matcher.end();
            String verb = matcher.group(4);
            if (verb.equals("%")) {
                text.append("%");
            } else if (verb.isEmpty()) {
                text.append("%!(NOVERB)");
            } else if (used >= arguments.size()) {
                text.append("%!" + verb + "(MISSING)");
            } else {
                text.append(padded(matcher, formatted(verb.charAt(0), matcher, arguments.any(used++))));
            }
        }
        text.append(format.substring(end));
        String before = "%!(EXTRA ";
        for (JsonNode extra : arguments.values().subList(Math.min(used, arguments.size()), arguments.size())) {
            text.append(before).append(typed(extra));
            before = ", ";
        }
        return text.append(used < arguments.size() ? ")" : "").toString();
    }

    /// As a Go string literal.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append(c < 0x80 ? "\\x%02x".formatted(c) : "\\u%04x".formatted(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static String formatted(char verb, Matcher matcher, JsonNode value) throws TemplateException {
        boolean whole = value.isIntegralNumber();
        boolean plus = matcher.group(1).contains("+");
        return switch (verb) {
            case 'v' -> GoValues.text(value);
            case 's' -> value.isNumber() || value.isBoolean() ? wrong(verb, value) : GoValues.text(value);
            case 'q' -> value.isTextual() ? quoted(value.textValue()) : wrong(verb, value);
            case 't' -> value.isBoolean() ? GoValues.text(value) : wrong(verb, value);
            case 'd' -> whole ? (plus && value.longValue() >= 0 ? "+" : "") + value.asText() : wrong(verb, value);
            case 'x' -> whole ? Long.toHexString(value.longValue()) : wrong(verb, value);
            case 'X' -> whole ? Long.toHexString(value.longValue()).toUpperCase(Locale.ROOT) : wrong(verb, value);
            case 'c' -> whole && Character.isValidCodePoint(value.intValue()) ? Character.toString(value.intValue()) : wrong(verb, value);
            case 'f', 'F' -> value.isDouble() ? fixed(matcher, value.doubleValue()) : wrong(verb, value);
            case 'g' -> value.isDouble() ? GoValues.text(value) : wrong(verb, value);
            case 'T' -> GoValues.kind(value);
            case 'U' -> whole ? "U+%04X".formatted(value.longValue()) : wrong(verb, value);
            default -> wrong(verb, value);
        };
    }

    private static String fixed(Matcher matcher, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return GoValues.number(value);
        }
        return new BigDecimal(value).setScale(Math.min(number(matcher.group(3), 6), 100), RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String padded(Matcher matcher, String text) throws TemplateException {
        int width = number(matcher.group(2), 0);
        BoundedText.allow(width);
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        if (matcher.group(1).contains("-")) {
            return text + " ".repeat(missing);
        }
        boolean signed = text.startsWith("-") || text.startsWith("+");
        if (matcher.group(1).contains("0")) {
            return (signed ? text.substring(0, 1) : "") + "0".repeat(missing) + (signed ? text.substring(1) : text);
        }
        return " ".repeat(missing) + text;
    }

    private static int number(String digits, int fallback) {
        return digits == null || digits.isEmpty() ? fallback : Integer.parseInt(digits);
    }

    private static String wrong(char verb, JsonNode value) throws TemplateException {
        return "%!" + verb + "(" + typed(value) + ")";
    }

    private static String typed(JsonNode value) throws TemplateException {
        return GoValues.kind(value).equals("invalid") ? "<nil>" : GoValues.kind(value) + "=" + GoValues.text(value);
    }
}

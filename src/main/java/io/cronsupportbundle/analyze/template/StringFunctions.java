package io.cronsupportbundle.analyze.template;

import static io.cronsupportbundle.analyze.template.LogicFunctions.bool;
import static io.cronsupportbundle.analyze.template.LogicFunctions.text;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/// Functions on strings. Their results may be longer than their arguments, so each that repeats says how long it would get first.
final class StringFunctions {

    static final Map<String, TemplateFunction> TABLE = Map.ofEntries(
            entry("upper", arguments -> text(arguments.text(0).toUpperCase(Locale.ROOT))),
            entry("lower", arguments -> text(arguments.text(0).toLowerCase(Locale.ROOT))),
            entry("title", arguments -> text(capitals(arguments.text(0), true))),
            entry("untitle", arguments -> text(capitals(arguments.text(0), false))),
            entry("trim", arguments -> text(arguments.text(0).strip())),
            entry("trimAll", arguments -> text(trimmed(arguments.text(0), arguments.text(1)))),
            entry("trimall", arguments -> text(trimmed(arguments.text(0), arguments.text(1)))),
            entry("trimPrefix", arguments -> text(withoutPrefix(arguments.text(0), arguments.text(1)))),
            entry("trimSuffix", arguments -> text(withoutSuffix(arguments.text(0), arguments.text(1)))),
            entry("trunc", arguments -> text(truncated(arguments.size(0), arguments.text(1)))),
            entry("abbrev", arguments -> text(abbreviated(arguments.size(0), arguments.text(1)))),
            entry("substr", arguments -> text(part(arguments.size(0), arguments.size(1), arguments.text(2)))),
            entry("nospace", arguments -> text(arguments.text(0).replaceAll("\\s", ""))),
            entry("contains", arguments -> bool(arguments.text(1).contains(arguments.text(0)))),
            entry("hasPrefix", arguments -> bool(arguments.text(1).startsWith(arguments.text(0)))),
            entry("hasSuffix", arguments -> bool(arguments.text(1).endsWith(arguments.text(0)))),
            entry("replace", arguments -> text(replaced(arguments))),
            entry("repeat", arguments -> text(repeated(arguments))),
            entry("indent", arguments -> text(indented(arguments))),
            entry("nindent", arguments -> text("\n" + indented(arguments))),
            entry("plural", arguments -> arguments.size(2) == 1 ? arguments.any(0) : arguments.any(1)),
            entry("quote", arguments -> text(joined(arguments, value -> GoFormat.quoted(value)))),
            entry("squote", arguments -> text(joined(arguments, value -> "'" + value + "'"))),
            entry("cat", arguments -> text(joined(arguments, value -> value))),
            entry("b64enc", arguments -> text(Base64.getEncoder().encodeToString(arguments.text(0).getBytes(StandardCharsets.UTF_8)))),
            entry("b64dec", StringFunctions::decoded),
            entry("regexMatch", StringFunctions::matches),
            entry("regexFind", StringFunctions::found),
            entry("regexReplaceAll", arguments -> text(matcher(arguments, 1).replaceAll(braceless(arguments.text(2))))),
            entry("print", arguments -> text(GoFormat.print(arguments.values()))),
            entry("println", arguments -> text(GoFormat.println(arguments.values()))),
            entry("printf", arguments -> text(GoFormat.printf(arguments))),
            entry("html", arguments -> text(escaped(GoFormat.print(arguments.values())))));

    private StringFunctions() {}

    private interface Change {
        String of(String value);
    }

    private static String joined(Arguments arguments, Change change) throws TemplateException {
        BoundedText joined = new BoundedText();
        String before = "";
        for (JsonNode value : arguments.values()) {
            if (!value.isMissingNode() && !value.isNull()) {
                joined.append(before).append(change.of(GoValues.text(value)));
                before = " ";
            }
        }
        return joined.toString();
    }

    private static String capitals(String text, boolean upper) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || Character.isWhitespace(text.charAt(i - 1))) {
                changed.setCharAt(i, upper ? Character.toTitleCase(text.charAt(i)) : Character.toLowerCase(text.charAt(i)));
            }
        }
        return changed.toString();
    }

    private static String trimmed(String set, String text) {
        int from = 0;
        int to = text.length();
        while (from < to && set.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && set.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String withoutPrefix(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String withoutSuffix(String suffix, String text) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    /// A negative length counts from the end.
    private static String truncated(int length, String text) {
        if (length < 0) {
            return text.length() + length > 0 ? text.substring(text.length() + length) : text;
        }
        return text.length() > length ? text.substring(0, length) : text;
    }

    /// Below four characters there is no room for the dots.
    private static String abbreviated(int length, String text) {
        return length < 4 || text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }

    private static String part(int from, int to, String text) {
        int start = Math.clamp(from, 0, text.length());
        int end = to < 0 || to > text.length() ? text.length() : to;
        return text.substring(Math.min(start, end), end);
    }

    private static String replaced(Arguments arguments) throws TemplateException {
        String text = arguments.text(2);
        String by = arguments.text(1);
        BoundedText.allow((long) text.length() * Math.max(by.length(), 1));
        return text.replace(arguments.text(0), by);
    }

    private static String repeated(Arguments arguments) throws TemplateException {
        int times = arguments.size(0);
        if (times < 0) {
            throw arguments.bad("cannot repeat " + times + " times");
        }
        String text = arguments.text(1);
        BoundedText.allow((long) times * text.length());
        return text.repeat(times);
    }

    private static String indented(Arguments arguments) throws TemplateException {
        int spaces = Math.max(arguments.size(0), 0);
        String text = arguments.text(1);
        BoundedText.allow((long) (spaces + 1) * (text.length() + 1));
        String indent = " ".repeat(spaces);
        return indent + text.replace("\n", "\n" + indent);
    }

    private static JsonNode decoded(Arguments arguments) throws TemplateException {
        try {
            return text(new String(Base64.getDecoder().decode(arguments.text(0)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return text(String.valueOf(e.getMessage()));
        }
    }

    private static Matcher matcher(Arguments arguments, int text) throws TemplateException {
        try {
            return Pattern.compile(arguments.text(0)).matcher(arguments.text(text));
        } catch (PatternSyntaxException e) {
            throw arguments.bad("has an invalid regular expression: " + e.getDescription());
        }
    }

    /// An expression that is none matches nothing, as in sprig.
    private static JsonNode matches(Arguments arguments) throws TemplateException {
        String text = arguments.text(1);
        try {
            return bool(Pattern.compile(arguments.text(0)).matcher(text).find());
        } catch (PatternSyntaxException e) {
            return bool(false);
        }
    }

    private static JsonNode found(Arguments arguments) throws TemplateException {
        Matcher matcher = matcher(arguments, 1);
        return text(matcher.find() ? matcher.group() : "");
    }

    /// Go writes `${1}` for a group, re2j `$1`.
    private static String braceless(String replacement) {
        return replacement.replaceAll("\\$\\{([0-9]+)}", "\\$$1");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;").replace("'", "&#39;");
    }
}

package io.cronsupportbundle.analyze.template;

import static io.cronsupportbundle.analyze.template.LogicFunctions.bool;
import static io.cronsupportbundle.analyze.template.LogicFunctions.text;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Functions on lists and maps.
final class ListFunctions {

    /// Items of a list that a function counts out.
    private static final int MAX_ITEMS = 10_000;

    static final Map<String, TemplateFunction> TABLE = Map.ofEntries(
            entry("len", arguments -> new LongNode(length(arguments))),
            entry("index", ListFunctions::index),
            entry("list", arguments -> array(arguments.values())),
            entry("tuple", arguments -> array(arguments.values())),
            entry("first", arguments -> arguments.list(0).isEmpty() ? MissingNode.getInstance() : arguments.list(0).getFirst()),
            entry("last", arguments -> arguments.list(0).isEmpty() ? MissingNode.getInstance() : arguments.list(0).getLast()),
            entry("rest", arguments -> slice(arguments.list(0), 1, arguments.list(0).size())),
            entry("initial", arguments -> slice(arguments.list(0), 0, arguments.list(0).size() - 1)),
            entry("reverse", arguments -> array(arguments.list(0).reversed())),
            entry("uniq", arguments -> array(new LinkedHashSet<>(arguments.list(0)))),
            entry("compact", arguments -> array(arguments.list(0).stream().filter(GoValues::truth).toList())),
            entry("has", arguments -> bool(arguments.list(1).contains(arguments.any(0)))),
            entry("without", ListFunctions::without),
            entry("append", ListFunctions::append),
            entry("prepend", ListFunctions::prepend),
            entry("sortAlpha", arguments -> array(nodes(texts(arguments, 0).stream().sorted().toList()))),
            entry("toStrings", arguments -> array(nodes(texts(arguments, 0)))),
            entry("concat", ListFunctions::concat),
            entry("join", arguments -> text(joined(arguments.text(0), texts(arguments, 1)))),
            entry("splitList", ListFunctions::split),
            entry("slice", ListFunctions::part),
            entry("push", ListFunctions::append),
            entry("split", arguments -> MapFunctions.numbered(List.of(arguments.text(1).split(Pattern.quote(arguments.text(0)), -1)))),
            entry("splitn", arguments ->
                    MapFunctions.numbered(List.of(arguments.text(2).split(Pattern.quote(arguments.text(0)), arguments.size(1))))),
            entry("until", ListFunctions::until),
            entry("dict", ListFunctions::dict),
            entry("get", arguments -> arguments.map(0).has(arguments.text(1)) ? arguments.map(0).path(arguments.text(1)) : text("")),
            entry("hasKey", arguments -> bool(arguments.map(0).has(arguments.text(1)))),
            entry("keys", arguments -> array(nodes(keys(arguments.map(0))))),
            entry("values", ListFunctions::values));

    private ListFunctions() {}

    /// In Go's order when it prints a map.
    static List<String> keys(JsonNode map) {
        List<String> keys = new ArrayList<>();
        map.fieldNames().forEachRemaining(keys::add);
        keys.sort(null);
        return keys;
    }

    private static long length(Arguments arguments) throws TemplateException {
        JsonNode value = arguments.any(0);
        if (value.isTextual()) {
            return value.textValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (!value.isContainerNode()) {
            throw arguments.bad("of a " + GoValues.kind(value));
        }
        return value.size();
    }

    private static JsonNode index(Arguments arguments) throws TemplateException {
        JsonNode value = arguments.any(0);
        for (int i = 1; i < arguments.size(); i++) {
            if (value.isArray()) {
                int at = arguments.size(i);
                if (at < 0 || at >= value.size()) {
                    throw arguments.bad("is out of range: " + at);
                }
                value = value.path(at);
            } else if (value.isObject()) {
                JsonNode member = value.path(arguments.text(i));
                value = member.isMissingNode() && holdsTexts(value) ? text("") : member;
            } else {
                throw arguments.bad("of a " + GoValues.kind(value));
            }
        }
        return value;
    }

    /// In a map of texts a key that is not there has the empty text; in any other it has no value.
    private static boolean holdsTexts(JsonNode map) {
        for (JsonNode member : map) {
            if (!member.isTextual()) {
                return false;
            }
        }
        return !map.isEmpty();
    }

    private static JsonNode without(Arguments arguments) throws TemplateException {
        List<JsonNode> unwanted = arguments.values().subList(1, arguments.size());
        return array(arguments.list(0).stream().filter(item -> !unwanted.contains(item)).toList());
    }

    private static JsonNode append(Arguments arguments) throws TemplateException {
        List<JsonNode> items = arguments.list(0);
        items.add(arguments.any(1));
        return array(items);
    }

    private static JsonNode concat(Arguments arguments) throws TemplateException {
        List<JsonNode> items = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            items.addAll(arguments.list(i));
        }
        return array(items);
    }

    private static JsonNode prepend(Arguments arguments) throws TemplateException {
        List<JsonNode> items = arguments.list(0);
        items.addFirst(arguments.any(1));
        return array(items);
    }

    /// Anything that is no list counts as a list of one.
    private static List<String> texts(Arguments arguments, int index) throws TemplateException {
        JsonNode value = arguments.any(index);
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value.isArray() ? arguments.list(index) : List.of(value)) {
            texts.add(GoValues.text(item));
        }
        return texts;
    }

    private static String joined(String separator, List<String> texts) throws TemplateException {
        BoundedText joined = new BoundedText();
        for (int i = 0; i < texts.size(); i++) {
            joined.append(i == 0 ? "" : separator).append(texts.get(i));
        }
        return joined.toString();
    }

    private static List<JsonNode> nodes(List<String> texts) {
        return texts.stream().map(LogicFunctions::text).toList();
    }

    private static JsonNode split(Arguments arguments) throws TemplateException {
        String separator = arguments.text(0);
        String text = arguments.text(1);
        String[] parts = text.split(Pattern.quote(separator), separator.isEmpty() ? 0 : -1);
        return array(nodes(List.of(parts)));
    }

    private static JsonNode part(Arguments arguments) throws TemplateException {
        List<JsonNode> items = arguments.list(0);
        int from = arguments.size() > 1 ? arguments.size(1) : 0;
        int to = arguments.size() > 2 ? arguments.size(2) : items.size();
        if (from < 0 || to < from || to > items.size()) {
            throw arguments.bad("takes items " + from + " to " + to + " of a list of " + items.size());
        }
        return slice(items, from, to);
    }

    private static JsonNode until(Arguments arguments) throws TemplateException {
        int end = arguments.size(0);
        if (Math.abs((long) end) > MAX_ITEMS) {
            throw arguments.bad("would give more than " + MAX_ITEMS + " items");
        }
        List<JsonNode> items = new ArrayList<>();
        for (int i = 0; i != end; i += Integer.signum(end)) {
            items.add(IntNode.valueOf(i));
        }
        return array(items);
    }

    private static JsonNode dict(Arguments arguments) throws TemplateException {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < arguments.size(); i += 2) {
            map.set(GoValues.text(arguments.any(i)), i + 1 < arguments.size() ? arguments.any(i + 1) : text(""));
        }
        return new GoFields.GoMap(map);
    }

    private static JsonNode values(Arguments arguments) throws TemplateException {
        JsonNode map = arguments.map(0);
        return array(keys(map).stream().map(map::path).toList());
    }

    private static JsonNode slice(List<JsonNode> items, int from, int to) {
        return array(items.isEmpty() ? items : items.subList(from, to));
    }

    private static ArrayNode array(Collection<? extends JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }
}

package io.cronsupportbundle.analyze.template;

import static io.cronsupportbundle.analyze.template.LogicFunctions.text;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.template.GoFields.GoMap;
import java.util.List;
import java.util.Map;

/// Functions that make maps of maps. What is put into a map is copied, so that none holds itself.
final class MapFunctions {

    static final Map<String, TemplateFunction> TABLE = Map.ofEntries(
            entry("set", MapFunctions::set),
            entry("unset", MapFunctions::unset),
            entry("pick", arguments -> chosen(arguments, true)),
            entry("omit", arguments -> chosen(arguments, false)),
            entry("merge", arguments -> merged(arguments, false)),
            entry("mergeOverwrite", arguments -> merged(arguments, true)),
            entry("pluck", MapFunctions::pluck),
            entry("deepCopy", arguments -> copy(arguments.any(0))),
            entry("dig", MapFunctions::dig));

    private MapFunctions() {}

    private static JsonNode copy(JsonNode value) {
        JsonNode copy = value.deepCopy();
        return copy instanceof ObjectNode map ? new GoMap(map) : copy;
    }

    /// Changes the map, as sprig does; templates rely on it.
    private static JsonNode set(Arguments arguments) throws TemplateException {
        JsonNode map = arguments.map(0);
        if (map instanceof ObjectNode object) {
            object.set(arguments.text(1), copy(arguments.any(2)));
        }
        return map;
    }

    private static JsonNode unset(Arguments arguments) throws TemplateException {
        JsonNode map = arguments.map(0);
        if (map instanceof ObjectNode object) {
            object.remove(arguments.text(1));
        }
        return map;
    }

    private static JsonNode chosen(Arguments arguments, boolean named) throws TemplateException {
        JsonNode map = arguments.map(0);
        List<String> names = arguments.values().stream().skip(1).map(JsonNode::asText).toList();
        ObjectNode chosen = JsonNodeFactory.instance.objectNode();
        map.properties().forEach(member -> {
            if (names.contains(member.getKey()) == named) {
                chosen.set(member.getKey(), member.getValue());
            }
        });
        return new GoMap(chosen);
    }

    /// The first map wins, or the last one with `overwrite`; maps in maps are merged too.
    private static JsonNode merged(Arguments arguments, boolean overwrite) throws TemplateException {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < arguments.size(); i++) {
            merge(merged, arguments.map(i), overwrite);
        }
        return new GoMap(merged);
    }

    private static void merge(ObjectNode into, JsonNode from, boolean overwrite) {
        from.properties().forEach(member -> {
            JsonNode old = into.path(member.getKey());
            if (old instanceof ObjectNode inner && member.getValue().isObject()) {
                merge(inner, member.getValue(), overwrite);
            } else if (overwrite || !GoValues.truth(old)) {
                into.set(member.getKey(), copy(member.getValue()));
            }
        });
    }

    private static JsonNode pluck(Arguments arguments) throws TemplateException {
        String name = arguments.text(0);
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (int i = 1; i < arguments.size(); i++) {
            if (arguments.map(i).has(name)) {
                found.add(arguments.map(i).path(name));
            }
        }
        return found;
    }

    /// Names, what is to be taken when one of them is not there, and the map.
    private static JsonNode dig(Arguments arguments) throws TemplateException {
        if (arguments.size() < 3) {
            throw arguments.bad("takes at least three arguments");
        }
        JsonNode value = arguments.map(arguments.size() - 1);
        for (int i = 0; i < arguments.size() - 2; i++) {
            if (!value.has(arguments.text(i))) {
                return arguments.any(arguments.size() - 2);
            }
            value = value.path(arguments.text(i));
        }
        return value;
    }

    /// `_0`, `_1` and so on, as `split` numbers parts.
    static JsonNode numbered(List<String> parts) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < parts.size(); i++) {
            map.set("_" + i, text(parts.get(i)));
        }
        return new GoMap(map);
    }
}

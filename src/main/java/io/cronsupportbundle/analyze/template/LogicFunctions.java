package io.cronsupportbundle.analyze.template;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/// Comparison, logic and types. `and` and `or` are the renderer's, because they may not look at all of their arguments.
final class LogicFunctions {
    static final Map<String, TemplateFunction> TABLE = Map.ofEntries(
            entry("and", arguments -> MissingNode.getInstance()),
            entry("or", arguments -> MissingNode.getInstance()),
            entry("not", arguments -> bool(!GoValues.truth(arguments.any(0)))),
            entry("eq", LogicFunctions::equal),
            entry("ne", arguments -> bool(!same(arguments, arguments.any(0), arguments.any(1)))),
            entry("lt", arguments -> bool(order(arguments) < 0)),
            entry("le", arguments -> bool(order(arguments) <= 0)),
            entry("gt", arguments -> bool(order(arguments) > 0)),
            entry("ge", arguments -> bool(order(arguments) >= 0)),
            entry("default", arguments -> arguments.size() < 2 || !GoValues.truth(arguments.any(1)) ? arguments.any(0) : arguments.any(1)),
            entry("empty", arguments -> bool(!GoValues.truth(arguments.any(0)))),
            entry("coalesce", LogicFunctions::coalesce),
            entry("all", arguments -> bool(arguments.values().stream().allMatch(GoValues::truth))),
            entry("any", arguments -> bool(arguments.values().stream().anyMatch(GoValues::truth))),
            entry("ternary", arguments -> GoValues.truth(arguments.any(2)) ? arguments.any(0) : arguments.any(1)),
            entry("deepEqual", arguments -> bool(arguments.any(0).equals(arguments.any(1)))),
            entry("kindOf", arguments -> text(GoValues.kind(arguments.any(0)))),
            entry("kindIs", arguments -> bool(arguments.text(0).equals(GoValues.kind(arguments.any(1))))),
            entry("typeIs", arguments -> bool(arguments.text(0).equals(GoValues.kind(arguments.any(1))))),
            entry("toString", arguments -> text(GoValues.text(arguments.any(0)))),
            entry("toJson", arguments -> text(GoJson.escaped(arguments.any(0), ""))),
            entry("toPrettyJson", arguments -> text(GoJson.escaped(arguments.any(0), "  "))),
            entry("toRawJson", arguments -> text(GoJson.raw(arguments.any(0), ""))),
            entry("fail", arguments -> {
                throw new TemplateException("template: " + arguments.text(0));
            }));

    private LogicFunctions() {}

    static JsonNode bool(boolean value) {
        return BooleanNode.valueOf(value);
    }

    static JsonNode text(String value) {
        return new TextNode(value);
    }

    private static JsonNode equal(Arguments arguments) throws TemplateException {
        boolean equal = same(arguments, arguments.any(0), arguments.any(1));
        for (int i = 2; i < arguments.size(); i++) {
            JsonNode other = arguments.any(i);
            equal = equal || same(arguments, arguments.any(0), other);
        }
        return bool(equal);
    }

    private static boolean same(Arguments arguments, JsonNode one, JsonNode other) throws TemplateException {
        if (one.isContainerNode() || other.isContainerNode()) {
            throw arguments.bad("cannot compare a " + GoValues.kind(one) + " with a " + GoValues.kind(other));
        }
        if (GoValues.kind(one).equals("invalid") || GoValues.kind(other).equals("invalid")) {
            return GoValues.kind(one).equals(GoValues.kind(other));
        }
        if (!GoValues.kind(one).equals(GoValues.kind(other))) {
            throw arguments.bad("cannot compare a " + GoValues.kind(one) + " with a " + GoValues.kind(other));
        }
        return one.isIntegralNumber() ? one.bigIntegerValue().equals(other.bigIntegerValue()) : one.equals(other);
    }

    private static int order(Arguments arguments) throws TemplateException {
        JsonNode one = arguments.any(0);
        JsonNode other = arguments.any(1);
        if (one.isTextual() && other.isTextual()) {
            return one.textValue().compareTo(other.textValue());
        }
        if (one.isNumber() && other.isNumber() && one.isIntegralNumber() == other.isIntegralNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        throw arguments.bad("cannot order a " + GoValues.kind(one) + " and a " + GoValues.kind(other));
    }

    private static JsonNode coalesce(Arguments arguments) {
        return arguments.values().stream().filter(GoValues::truth).findFirst().orElse(MissingNode.getInstance());
    }
}

package io.cronsupportbundle.analyze.template;

import static io.cronsupportbundle.analyze.template.LogicFunctions.text;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;

/// Functions that find several matches of a regular expression, or write one.
final class RegexFunctions {

    static final Map<String, TemplateFunction> TABLE = Map.ofEntries(
            entry("regexFindAll", RegexFunctions::all),
            entry("regexSplit", RegexFunctions::split),
            entry("regexReplaceAllLiteral", arguments ->
                    text(pattern(arguments).matcher(arguments.text(1)).replaceAll(Matcher.quoteReplacement(arguments.text(2))))),
            entry("regexQuoteMeta", arguments -> text(Pattern.quote(arguments.text(0)))));

    private RegexFunctions() {}

    private static Pattern pattern(Arguments arguments) throws TemplateException {
        try {
            return Pattern.compile(arguments.text(0));
        } catch (PatternSyntaxException e) {
            throw arguments.bad("has an invalid regular expression: " + e.getDescription());
        }
    }

    /// A negative number takes all.
    private static JsonNode all(Arguments arguments) throws TemplateException {
        Matcher matcher = pattern(arguments).matcher(arguments.text(1));
        int most = arguments.size(2);
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        while ((most < 0 || found.size() < most) && matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static JsonNode split(Arguments arguments) throws TemplateException {
        Matcher matcher = pattern(arguments).matcher(arguments.text(1));
        int most = arguments.size(2);
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        int from = 0;
        while ((most < 0 || parts.size() < most - 1) && matcher.find()) {
            parts.add(arguments.text(1).substring(from, matcher.start()));
            from = matcher.end();
        }
        return most == 0 ? parts : parts.add(arguments.text(1).substring(from));
    }
}

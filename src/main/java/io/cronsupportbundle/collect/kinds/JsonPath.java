package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of JSONPath (RFC 9535) that leads to exactly one value: `$.a.b[0]['c d'].length`. Filters and wildcards lead to many, of which
/// none would be the count.
record JsonPath(List<Step> steps) {
    private static final Pattern STEP =
            Pattern.compile("\\.([^.\\[\\]'\"*()\\s]+)(\\(\\))?|\\[(-?\\d{1,9})]|\\['([^']*)']|\\[\"([^\"]*)\"]");

    /// One step down.
    sealed interface Step permits Member, Index, Length {}

    record Member(String name) implements Step {}

    /// @param position negative ones count from the end
    record Index(int position) implements Step {}

    /// How many items, members or characters there are: `length()`, which other dialects have.
    record Length() implements Step {}

    /// Reads a path; empty where it has anything else in it.
    static Optional<JsonPath> parse(String text) {
        if (!text.startsWith("$")) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int at = 1;
        while (at < text.length()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt() || (matcher.group(2) != null && !matcher.group(1).equals("length"))) {
                return Optional.empty();
            }
            steps.add(step(matcher));
            at = matcher.end();
        }
        return Optional.of(new JsonPath(List.copyOf(steps)));
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(2) != null) {
            return new Length();
        }
        if (matcher.group(3) != null) {
            return new Index(Integer.parseInt(matcher.group(3)));
        }
        for (int group : new int[] {1, 4, 5}) {
            String name = matcher.group(group);
            if (name != null) {
                return new Member(name);
            }
        }
        throw new IllegalStateException("a step without a group");
    }

    /// What the path leads to; missing where it leads nowhere. `length` without brackets is the member of that name, if there is one.
    JsonNode at(JsonNode document) {
        JsonNode node = document;
        for (Step step : steps) {
            node = switch (step) {
                case Member member -> member.name.equals("length") && !node.has("length") ? length(node) : node.path(member.name);
                case Index index -> node.path(index.position < 0 ? node.size() + index.position : index.position);
                case Length _ -> length(node);
            };
        }
        return node;
    }

    private static JsonNode length(JsonNode node) {
        if (node.isContainerNode()) {
            return IntNode.valueOf(node.size());
        }
        return node.isTextual() ? IntNode.valueOf(node.asText().length()) : node.path(0);
    }
}

package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The `labelSelector` of a list request: `a=b`, `a==b`, `a!=b`, `a`, `!a`, `a in (b,c)`, `a notin (b,c)`, joined by commas.
record LabelSelector(List<Predicate<JsonNode>> requirements) implements Predicate<JsonNode> {
    private static final String KEY = "([A-Za-z0-9][A-Za-z0-9._/-]*)";
    private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s+\\(([^()]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([A-Za-z0-9._-]*)");
    private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*" + KEY);
    private static final Pattern SEPARATOR = Pattern.compile(",(?![^()]*\\))");

    static LabelSelector parse(String text) {
        List<Predicate<JsonNode>> requirements = new ArrayList<>();
        if (!text.isBlank()) {
            SEPARATOR.splitAsStream(text).map(String::strip).map(LabelSelector::requirement).forEach(requirements::add);
        }
        return new LabelSelector(List.copyOf(requirements));
    }

    @Override
    public boolean test(JsonNode object) {
        JsonNode labels = object.path("metadata").path("labels");
        return requirements.stream().allMatch(requirement -> requirement.test(labels));
    }

    private static Predicate<JsonNode> requirement(String text) {
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            Set<String> values = Arrays.stream(set.group(3).split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
            return among(set.group(1), values, set.group(2).equals("in"));
        }
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            return among(equality.group(1), Set.of(equality.group(3)), !equality.group(2).equals("!="));
        }
        Matcher existence = EXISTENCE.matcher(text);
        if (existence.matches()) {
            boolean wanted = existence.group(1).isEmpty();
            String key = existence.group(2);
            return labels -> labels.has(key) == wanted;
        }
        throw ApiFailure.badRequest("unable to parse requirement: " + text);
    }

    /// An object without the label satisfies every negative requirement.
    private static Predicate<JsonNode> among(String key, Set<String> values, boolean wanted) {
        return labels -> (labels.has(key) && values.contains(labels.path(key).asText())) == wanted;
    }
}

package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A selection by labels as `kubectl -l` reads it (Kubernetes, concepts, labels and selectors): `a=b`, `a!=b`, `a in (b,c)`,
/// `a notin (b,c)`, `a`, `!a`, all of which have to hold.
record LabelSelector(List<Requirement> requirements) {
    private static final String NAME = "[A-Za-z0-9][-A-Za-z0-9_./]*";
    private static final String VALUE = "[-A-Za-z0-9_.]*";
    private static final Pattern EQUALITY = Pattern.compile("(" + NAME + ")\\s*(==|=|!=)\\s*(" + VALUE + ")");
    private static final Pattern MEMBERSHIP = Pattern.compile("(" + NAME + ")\\s+(in|notin)\\s*\\(([-A-Za-z0-9_., ]*)\\)");
    private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*(" + NAME + ")");

    /// What Kubernetes takes for the name of a label, with the domain that may stand before it, and for its value (apimachinery,
    /// `util/validation`: IsQualifiedName and IsValidLabelValue).
    private static final String LETTERS = "[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final String DOMAIN = "(?!.{254,}/)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*/";
    private static final Pattern VALID_NAME = Pattern.compile("(?:" + DOMAIN + ")?" + LETTERS);
    private static final Pattern VALID_VALUE = Pattern.compile("(?:" + LETTERS + ")?");

    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    /// @param values empty when only the presence of the label counts
    /// @param wanted whether the label should be there, with one of the values, or should not
    record Requirement(String label, Set<String> values, boolean wanted) {
        Requirement {
            values = Set.copyOf(values);
        }

        boolean matches(JsonNode labels) {
            JsonNode value = labels.path(label);
            boolean is = value.isTextual() && (values.isEmpty() || values.contains(value.asText()));
            return is == wanted;
        }
    }

    LabelSelector {
        requirements = List.copyOf(requirements);
    }

    static boolean isName(String label) {
        return VALID_NAME.matcher(label).matches();
    }

    static boolean isValue(String value) {
        return VALID_VALUE.matcher(value).matches();
    }

    static LabelSelector parse(String selector) throws AnalyzerException {
        List<Requirement> requirements = new ArrayList<>();
        for (String part : selector.isBlank() ? new String[0] : COMMA.split(selector, -1)) {
            requirements.add(requirement(part.strip()));
        }
        return new LabelSelector(requirements);
    }

    boolean matches(JsonNode labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }

    private static Requirement requirement(String part) throws AnalyzerException {
        Matcher equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            return new Requirement(equality.group(1), Set.of(equality.group(3)), !equality.group(2).equals("!="));
        }
        Matcher membership = MEMBERSHIP.matcher(part);
        if (membership.matches()) {
            Set<String> values = Arrays.stream(membership.group(3).split(",", -1)).map(String::strip).collect(Collectors.toSet());
            return new Requirement(membership.group(1), values, membership.group(2).equals("in"));
        }
        Matcher presence = PRESENCE.matcher(part);
        if (presence.matches()) {
            return new Requirement(presence.group(2), Set.of(), presence.group(1).isEmpty());
        }
        throw new AnalyzerException("\"" + part + "\" is no selection by labels");
    }
}

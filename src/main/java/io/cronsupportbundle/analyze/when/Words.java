package io.cronsupportbundle.analyze.when;

import java.util.List;

/// Splits a condition into words. The peer splits at each single space and then fails on the empty words between two; any number of
/// spaces is read here, and the runner tells the author.
public final class Words {
    private Words() {}

    public static List<String> of(String when) {
        String stripped = when.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("[ \\t\\n\\r]+", -1));
    }
}

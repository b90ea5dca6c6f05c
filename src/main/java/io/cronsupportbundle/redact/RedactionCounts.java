package io.cronsupportbundle.redact;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How often each rule masked something in one entry, and how much. Never what.
final class RedactionCounts {
    private final Map<String, RuleUse> counts = new TreeMap<>();

    /// One match.
    ///
    /// @param bytes what was masked, or characters where a document gives those
    void add(String rule, int bytes) {
        counts.merge(rule, new RuleUse(1, bytes), RuleUse::plus);
    }

    Map<String, RuleUse> toMap() {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}

package io.cronsupportbundle.redact;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How often each rule masked something in one entry. Never what.
final class RedactionCounts {
    private final Map<String, Integer> counts = new TreeMap<>();

    void add(String rule) {
        counts.merge(rule, 1, Integer::sum);
    }

    Map<String, Integer> toMap() {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}

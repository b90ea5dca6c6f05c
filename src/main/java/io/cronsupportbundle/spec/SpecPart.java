package io.cronsupportbundle.spec;

import java.util.List;

/// What one document contributes to the merged specification.
record SpecPart(DocumentKind kind, List<SpecItem> collectors, List<SpecItem> analyzers, List<YamlValue> redactors) {
    SpecPart {
        collectors = List.copyOf(collectors);
        analyzers = List.copyOf(analyzers);
        redactors = List.copyOf(redactors);
    }
}

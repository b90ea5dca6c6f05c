package io.cronsupportbundle.spec;

import java.util.List;
import java.util.Optional;

/// The kinds of document that are read, and what each may hold (analyzers-and-redaction.md §5.3). The peer ignores `Analyzer` (T45), which
/// its own documentation uses; here it counts. The order is that of merging.
enum DocumentKind {
    SUPPORT_BUNDLE("SupportBundle"),
    COLLECTOR("Collector"),
    ANALYZER("Analyzer"),
    REDACTOR("Redactor");

    private final String yamlName;

    DocumentKind(String yamlName) {
        this.yamlName = yamlName;
    }

    static Optional<DocumentKind> of(String yamlName) {
        for (DocumentKind kind : values()) {
            if (kind.yamlName.equals(yamlName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String yamlName() {
        return yamlName;
    }

    boolean holdsCollectors() {
        return this == SUPPORT_BUNDLE || this == COLLECTOR;
    }

    boolean holdsAnalyzers() {
        return this == SUPPORT_BUNDLE || this == ANALYZER;
    }

    boolean holdsRedactors() {
        return this == REDACTOR;
    }

    /// Fields that the peer acts on and this program, by decision, does not.
    List<String> notRun() {
        return switch (this) {
            case SUPPORT_BUNDLE -> List.of("hostCollectors", "hostAnalyzers", "afterCollection", "runHostCollectorsInPod");
            case COLLECTOR -> List.of("hostCollectors", "afterCollection");
            case ANALYZER -> List.of("hostAnalyzers");
            case REDACTOR -> List.of();
        };
    }
}

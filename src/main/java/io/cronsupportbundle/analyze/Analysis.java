package io.cronsupportbundle.analyze;

import java.util.List;

/// The answers of all analyzers, in the order of the specification, and what became of each item.
public record Analysis(List<Finding> findings, List<AnalyzerRecord> records) {
    public Analysis {
        findings = List.copyOf(findings);
        records = List.copyOf(records);
    }
}

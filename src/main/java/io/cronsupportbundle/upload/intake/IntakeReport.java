package io.cronsupportbundle.upload.intake;

import java.util.List;

/// All that was found out about a bucket.
///
/// @param leftBehind keys of objects that were put there and could not be removed
public record IntakeReport(List<Finding> findings, List<String> leftBehind) {
    public IntakeReport {
        findings = List.copyOf(findings);
        leftBehind = List.copyOf(leftBehind);
    }

    /// The checks that show a broken promise or prove nothing, by name.
    public List<String> open() {
        return findings.stream().filter(finding -> switch (finding.verdict()) {
            case HELD, NOT_ASKED -> false;
            case BROKEN, UNPROVED -> true;
        }).map(Finding::check).toList();
    }

    /// Whether every promise is proved that has a meaning for this bucket.
    public boolean passed() {
        return open().isEmpty();
    }
}

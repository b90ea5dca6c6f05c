package io.cronsupportbundle.job;

import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.collect.CollectorRecord;
import io.cronsupportbundle.kubernetes.Usage;
import io.cronsupportbundle.upload.UploadResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a person or a script wants to know when a run is over.
///
/// @param exit how the process is to end
/// @param reason one sentence when the run ended early; empty otherwise
/// @param kept where the archive is on this machine, when it still is
/// @param entries number of entries of the bundle
/// @param bytes of all entries before compression
/// @param redactions how often each rule masked something
public record RunReport(ExitCode exit, String reason, List<CollectorRecord> collectors, List<Finding> findings, List<Gap> gaps,
        List<Problem> problems, int entries, long bytes, Map<String, Integer> redactions, Optional<BundleArchive> archive,
        Optional<Path> kept, Optional<UploadResult> upload, Usage usage, long millis) {

    /// The reason of a run whose bundle would hold nothing but errors.
    public static final String NOTHING = "nothing could be collected";

    public RunReport {
        collectors = List.copyOf(collectors);
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
        problems = List.copyOf(problems);
        redactions = Map.copyOf(redactions);
    }

    /// A run that ended before it had a bundle.
    static RunReport ended(ExitCode exit, String reason, List<Problem> problems) {
        return new RunReport(exit, reason, List.of(), List.of(), List.of(), problems, 0, 0, Map.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), new Usage(0, 0), 0);
    }

    /// Whether everything that was planned is in the bundle.
    public boolean complete() {
        return gaps.isEmpty();
    }
}

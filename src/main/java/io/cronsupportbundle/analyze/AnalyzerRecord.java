package io.cronsupportbundle.analyze;

import io.cronsupportbundle.bundle.Problem;
import java.util.List;

/// What became of one item of `analyzers:`, also when it left no finding.
///
/// @param title the title of its findings, or empty when it was not read
public record AnalyzerRecord(String key, String title, State state, int findings, List<Problem> problems) {
    public AnalyzerRecord {
        problems = List.copyOf(problems);
    }

    /// How the item ended.
    public enum State {
        RAN,
        EXCLUDED,
        /// No analyzer has this key.
        UNSUPPORTED,
        /// Its input was not there.
        UNKNOWN,
        /// The item or its input cannot be read.
        FAILED
    }
}

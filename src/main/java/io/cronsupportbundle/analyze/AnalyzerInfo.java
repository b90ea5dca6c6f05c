package io.cronsupportbundle.analyze;

import java.util.List;

/// What an analyzer says about itself; the registry, the documentation and the contract tests need no more.
///
/// @param key the word in a specification: `clusterVersion`
/// @param decides one line on what it decides, as in the documentation
/// @param reads paths or globs of the entries it reads; `<name>` stands for a field of its specification
/// @param spacedWhen whether its `when` takes any number of spaces between words; the peer's other grammars take exactly one
public record AnalyzerInfo(String key, String decides, List<String> reads, boolean spacedWhen) {
    public AnalyzerInfo {
        reads = List.copyOf(reads);
    }

    public AnalyzerInfo(String key, String decides, List<String> reads) {
        this(key, decides, reads, false);
    }
}

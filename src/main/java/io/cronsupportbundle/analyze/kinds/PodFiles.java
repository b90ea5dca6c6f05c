package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The lists of pods that a specification means, and why some of them were not seen.
///
/// @param reasons one sentence each; empty when everything that was asked for is there
record PodFiles(List<BundlePath> paths, Set<String> reasons) {
    static final String DIRECTORY = "cluster-resources/pods/";

    PodFiles {
        paths = List.copyOf(paths);
        reasons = Collections.unmodifiableSet(new LinkedHashSet<>(reasons));
    }

    /// @param namespaces none means all
    static PodFiles of(List<String> namespaces, EvidenceReader evidence) throws AnalyzerException {
        Set<String> reasons = new LinkedHashSet<>();
        List<BundlePath> all = evidence.find(DIRECTORY + "*.json");
        if (namespaces.isEmpty()) {
            for (Gap gap : evidence.unseen(DIRECTORY + "*.json")) {
                reasons.add(EvidenceReader.describe(gap));
            }
            if (all.isEmpty() && reasons.isEmpty()) {
                reasons.add(evidence.whyMissing(DIRECTORY + "*.json"));
            }
            return new PodFiles(all, reasons);
        }
        List<String> wanted = namespaces.stream().distinct().map(namespace -> DIRECTORY + namespace + ".json").toList();
        for (String file : wanted) {
            boolean there = all.stream().anyMatch(path -> path.value().equals(file));
            // Names are names here, not patterns: what has a wildcard in it is in no bundle.
            List<Gap> unseen = file.contains("*") || file.contains("[") ? List.of() : evidence.unseen(file);
            unseen.forEach(gap -> reasons.add(EvidenceReader.describe(gap)));
            if (!there && unseen.isEmpty()) {
                reasons.add(file.contains("*") || file.contains("[") ? file + " is not in the bundle" : evidence.whyMissing(file));
            }
        }
        return new PodFiles(all.stream().filter(path -> wanted.contains(path.value())).toList(), reasons);
    }

    /// The answer about what was not seen, if anything was not.
    List<Finding> unknown(Check check) {
        return reasons.isEmpty() ? List.of() : List.of(check.unknown(String.join("; ", reasons)));
    }
}

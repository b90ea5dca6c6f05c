package io.cronsupportbundle.spec;

import java.util.List;

/// All specifications of a run, merged: lists concatenated in load order, defaults added, exact duplicates dropped.
///
/// @param collectors items of known and unknown keys alike; the registry tells them apart
/// @param analyzers likewise
/// @param redactors items of `Redactor` documents, in load order
/// @param problems what is wrong in the documents, apart from what the members of the families will find in their items
public record SupportBundleSpec(List<SpecItem> collectors, List<SpecItem> analyzers, List<YamlValue> redactors,
        List<SpecProblem> problems) {
    public SupportBundleSpec {
        collectors = List.copyOf(collectors);
        analyzers = List.copyOf(analyzers);
        redactors = List.copyOf(redactors);
        problems = List.copyOf(problems);
    }
}

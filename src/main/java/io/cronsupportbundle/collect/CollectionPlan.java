package io.cronsupportbundle.collect;

import io.cronsupportbundle.spec.SpecProblem;
import java.util.List;

/// Which collectors will run, in order, and which will not.
///
/// @param skipped uses that will not run, with the reason that goes into `skipped-collectors.json`
/// @param problems what is wrong with the items of the specification
public record CollectionPlan(List<PlannedCollector<?>> collectors, List<Skipped> skipped, List<SpecProblem> problems) {
    public CollectionPlan {
        collectors = List.copyOf(collectors);
        skipped = List.copyOf(skipped);
        problems = List.copyOf(problems);
    }

    /// One use that will not run.
    public record Skipped(String title, String reason) {}
}

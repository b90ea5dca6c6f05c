package io.cronsupportbundle.analyze;

import io.cronsupportbundle.spec.Fields;
import io.cronsupportbundle.spec.SpecItem;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecProblem.Severity;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells what is wrong with the analyzers of a specification without a bundle to run them over.
@Singleton
public final class AnalyzerValidation {
    private final AnalyzerRegistry registry;

    public AnalyzerValidation(AnalyzerRegistry registry) {
        this.registry = registry;
    }

    /// Reads every item as a run would.
    public List<SpecProblem> validate(List<SpecItem> items) {
        List<SpecProblem> problems = new ArrayList<>();
        for (SpecItem item : items) {
            Optional<Analyzer<?>> analyzer = registry.find(item.key());
            if (analyzer.isEmpty()) {
                problems.add(new SpecProblem(Severity.WARNING, "spec.unknown-analyzer", item.body().position(),
                        "there is no analyzer \"" + item.key() + "\"", "Use one of: " + String.join(", ", registry.keys())));
            } else {
                Fields fields = new Fields(item.body(), "analyzer " + item.key(), problems);
                analyzer.get().read(fields);
                fields.finish();
            }
        }
        return problems;
    }
}

package io.cronsupportbundle.collect;

import io.cronsupportbundle.collect.CollectionPlan.Skipped;
import io.cronsupportbundle.collect.CollectorInfo.Order;
import io.cronsupportbundle.collect.CollectorInfo.Uses;
import io.cronsupportbundle.spec.Fields;
import io.cronsupportbundle.spec.SpecItem;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecProblem.Severity;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns the items of a specification into collectors that are ready to run. Uses of one kind run together in the order of their first
/// appearance, as other tools run them, so that `[exec A, logs B, exec C]` gives A, C, B.
@Singleton
public final class CollectionPlanner {
    private final CollectorRegistry registry;

    public CollectionPlanner(CollectorRegistry registry) {
        this.registry = registry;
    }

    /// Plans the collectors of a merged specification.
    ///
    /// @param analyzers the keys of its analyzers
    public CollectionPlan plan(List<SpecItem> items, Set<String> analyzers) {
        List<SpecProblem> problems = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        Map<String, List<SpecItem>> byKey = new LinkedHashMap<>();
        for (SpecItem item : items) {
            byKey.computeIfAbsent(item.key(), _ -> new ArrayList<>()).add(item);
        }
        List<PlannedCollector<?>> planned = new ArrayList<>();
        List<String> keys = new ArrayList<>(byKey.keySet());
        keys.sort(Comparator.comparing(key -> registry.find(key).map(collector -> collector.info().order()).orElse(Order.NORMAL)));
        for (String key : keys) {
            List<SpecItem> uses = byKey.getOrDefault(key, List.of());
            Optional<Collector<?>> collector = registry.find(key);
            if (collector.isPresent()) {
                planned.addAll(bind(collector.get(), uses, analyzers, skipped, problems));
            } else {
                uses.forEach(use -> problems.add(unknown(use)));
                uses.forEach(use -> skipped.add(new Skipped(key, "unknown collector")));
            }
        }
        return new CollectionPlan(planned, skipped, problems);
    }

    private <S> List<PlannedCollector<S>> bind(Collector<S> collector, List<SpecItem> uses, Set<String> analyzers, List<Skipped> skipped,
            List<SpecProblem> problems) {
        List<S> specs = new ArrayList<>();
        List<S> excluded = new ArrayList<>();
        for (SpecItem use : uses) {
            Fields fields = new Fields(use.body(), "collector " + use.key(), problems);
            // Fields that every collector has; the reader of specifications has taken care of exclude.
            fields.raw("exclude");
            fields.raw("collectorName");
            S spec = collector.widen(collector.read(fields), analyzers);
            fields.finish();
            if (use.exclude()) {
                excluded.add(spec);
            } else if (collector.info().createsWorkloads()) {
                skipped.add(new Skipped(collector.title(spec), CollectorInfo.NOT_ENABLED));
            } else {
                specs.add(spec);
            }
        }
        boolean none = collector.info().uses() == Uses.JOINED && uses.getFirst().exclude();
        List<S> merged = none ? List.of() : collector.merge(specs);
        excluded.forEach(spec -> skipped.add(new Skipped(collector.title(spec), "excluded")));
        List<PlannedCollector<S>> planned = merged.stream().map(spec -> PlannedCollector.of(collector, spec)).toList();
        planned.stream().filter(use -> !use.unplannable().isEmpty()).forEach(use -> problems.add(unplannable(use, uses.getFirst())));
        return planned;
    }

    private static SpecProblem unplannable(PlannedCollector<?> planned, SpecItem first) {
        return new SpecProblem(Severity.WARNING, "spec.unusable-name", first.body().position(),
                "collector " + planned.title() + " will fail: " + planned.unplannable(), "Use names that are names of files and of objects");
    }

    private SpecProblem unknown(SpecItem use) {
        return new SpecProblem(Severity.WARNING, "spec.unknown-collector", use.body().position(),
                "there is no collector \"" + use.key() + "\"", "Use one of: " + String.join(", ", registry.keys()));
    }
}

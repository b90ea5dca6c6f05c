package io.cronsupportbundle.job;

import io.cronsupportbundle.analyze.AnalyzerRegistry;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.collect.CollectionPlan;
import io.cronsupportbundle.collect.CollectionPlanner;
import io.cronsupportbundle.collect.CollectorRegistry;
import io.cronsupportbundle.spec.ObjectReader;
import io.cronsupportbundle.spec.SpecException;
import io.cronsupportbundle.spec.SpecItem;
import io.cronsupportbundle.spec.SpecLoader;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecReader;
import io.cronsupportbundle.spec.SpecSource;
import io.cronsupportbundle.spec.SpecText;
import io.cronsupportbundle.spec.SupportBundleSpec;
import io.cronsupportbundle.spec.UrlFetcher;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.net.ProxySelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Fetches, reads and plans a specification: the part of a run that `plan` and `validate` share with it.
@Singleton
public final class Specification {
    private final CollectorRegistry collectors;
    private final AnalyzerRegistry analyzers;
    private final CollectionPlanner planner;

    public Specification(CollectorRegistry collectors, AnalyzerRegistry analyzers, CollectionPlanner planner) {
        this.collectors = collectors;
        this.analyzers = analyzers;
        this.planner = planner;
    }

    /// A specification that has been read.
    ///
    /// @param unreadable sources that could not be had, each with the remedy
    public record Read(SupportBundleSpec spec, CollectionPlan plan, List<Problem> unreadable) {
        public Read {
            unreadable = List.copyOf(unreadable);
        }

        /// What is wrong with the specification itself.
        public List<SpecProblem> problems() {
            List<SpecProblem> all = new ArrayList<>(spec.problems());
            all.addAll(plan.problems());
            return all;
        }
    }

    private static Set<String> analyzerKeys(SupportBundleSpec spec) {
        return spec.analyzers().stream().filter(item -> !item.exclude()).map(SpecItem::key).collect(Collectors.toSet());
    }

    /// Reads all sources as one specification.
    public Read read(List<String> sources, ObjectReader objects, InputStream standardInput) {
        SpecLoader loader = new SpecLoader(objects, standardInput, new UrlFetcher(UrlFetcher.TIMEOUT, ProxySelector.getDefault()));
        List<SpecText> texts = new ArrayList<>();
        List<Problem> unreadable = new ArrayList<>();
        for (String source : sources) {
            try {
                texts.addAll(loader.load(SpecSource.parse(source)));
            } catch (SpecException e) {
                unreadable.add(e.problem());
            }
        }
        SupportBundleSpec spec = new SpecReader(key -> collectors.find(key).isPresent(), key -> analyzers.find(key).isPresent()).read(texts);
        return new Read(spec, planner.plan(spec.collectors(), analyzerKeys(spec)), unreadable);
    }
}

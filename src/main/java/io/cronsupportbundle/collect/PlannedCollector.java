package io.cronsupportbundle.collect;

import io.cronsupportbundle.plan.PlannedEntry;
import java.io.IOException;
import java.util.List;

/// One use of a collector, ready to run: the very object that a plan prints.
///
/// @param <S> what the specification says to the collector
public record PlannedCollector<S>(Collector<S> collector, S spec) {

    public String title() {
        return collector.title(spec);
    }

    public CollectorInfo info() {
        return collector.info();
    }

    public List<PlannedEntry> entries() {
        return collector.plan(spec);
    }

    void collect(Collection run) throws IOException, InterruptedException {
        collector.collect(spec, run);
    }
}

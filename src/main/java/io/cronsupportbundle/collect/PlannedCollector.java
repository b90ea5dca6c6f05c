package io.cronsupportbundle.collect;

import io.cronsupportbundle.plan.PlannedEntry;
import java.io.IOException;
import java.util.List;

/// One use of a collector, ready to run: the very object that a plan prints.
///
/// @param <S> what the specification says to the collector
/// @param entries everything that it will ask for; empty where it cannot say
/// @param unplannable why it cannot say what it will ask for, which a hostile name brings about; it will fail for the same reason
public record PlannedCollector<S>(Collector<S> collector, S spec, List<PlannedEntry> entries, String unplannable) {
    public PlannedCollector {
        entries = List.copyOf(entries);
    }

    static <S> PlannedCollector<S> of(Collector<S> collector, S spec) {
        try {
            return new PlannedCollector<>(collector, spec, collector.plan(spec), "");
        } catch (IllegalArgumentException e) {
            return new PlannedCollector<>(collector, spec, List.of(), String.valueOf(e.getMessage()));
        }
    }

    public String title() {
        return collector.title(spec);
    }

    public CollectorInfo info() {
        return collector.info();
    }

    void collect(Collection run) throws IOException, InterruptedException {
        collector.collect(spec, run);
    }
}

package io.cronsupportbundle.collect;

import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// One kind of thing that a specification can ask for. A collector is a bean in package `kinds`; registration, parsing, planning, limits,
/// error records and manifest entries follow from what it says here, and nothing else has to be told of it.
///
/// @param <S> what a specification says to it: a record
public interface Collector<S> {

    CollectorInfo info();

    /// Reads what a specification says. Asking for a field makes it known; what is wrong is reported through the fields.
    S read(Fields fields);

    /// The name of one use of this collector in error records and progress, as other tools build it.
    default String title(S spec) {
        return info().type();
    }

    /// Adds what the analyzers of the same specification need and only this collector can bring.
    ///
    /// @param analyzers their keys
    default S widen(S spec, Set<String> analyzers) {
        return spec;
    }

    /// Joins several uses into fewer, where one request can serve them all. The order of uses is kept.
    default List<S> merge(List<S> specs) {
        return specs;
    }

    /// Everything that [#collect] will ask for.
    List<PlannedEntry> plan(S spec);

    /// Collects. What goes wrong with one entry belongs into that entry's error record; what goes wrong with the whole is thrown.
    void collect(S spec, Collection run) throws IOException, InterruptedException;
}

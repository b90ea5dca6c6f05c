package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.WorkloadCollector.Spec;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;

/// A collector that would create pods in the cluster. This program only reads, so a use of one is checked like any other, and then listed in
/// `skipped-collectors.json`.
abstract class WorkloadCollector implements Collector<Spec> {
    private final CollectorInfo info;
    private final String nameField;
    private final List<String> fields;

    /// A use of it has a name of its own or not.
    record Spec(String name) {}

    /// Says what there is to know of a collector that will not run.
    ///
    /// @param nameField the field whose value its title ends with, or empty
    /// @param fields the others
    WorkloadCollector(String key, String type, String summary, String nameField, List<String> fields) {
        this.info = CollectorInfo.creatingWorkloads(key, type, summary);
        this.nameField = nameField;
        this.fields = List.copyOf(fields);
    }

    @Override
    public final CollectorInfo info() {
        return info;
    }

    @Override
    public final Spec read(Fields said) {
        fields.forEach(said::raw);
        return new Spec(nameField.isEmpty() ? "" : said.text(nameField, ""));
    }

    @Override
    public final String title(Spec spec) {
        return Titles.named(info.type(), spec.name);
    }

    @Override
    public final List<PlannedEntry> plan(Spec spec) {
        return List.of();
    }

    @Override
    public final void collect(Spec spec, Collection run) throws IOException {
        throw new IOException(CollectorInfo.NOT_ENABLED);
    }
}

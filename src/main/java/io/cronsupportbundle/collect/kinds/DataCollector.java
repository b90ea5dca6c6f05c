package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.DataCollector.Spec;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// `data`: a text that the specification itself brings along.
@Singleton
final class DataCollector implements Collector<Spec> {

    /// What a specification says.
    ///
    /// @param place where the text goes: name and collector name joined; empty when it says neither
    record Spec(String collectorName, String place, String data) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("data", "data", "writes a text of the specification into the bundle");
    }

    @Override
    public Spec read(Fields fields) {
        String collectorName = fields.text("collectorName", "");
        return new Spec(collectorName, fields.text("name", "") + "/" + collectorName, fields.text("data", ""));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("data", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return spec.place.equals("/") ? List.of() : List.of(PlannedEntry.of("nothing", BundlePath.of(spec.place).value()));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException {
        if (spec.place.equals("/")) {
            return;
        }
        try (TextEntry entry = run.sink().text(BundlePath.of(spec.place))) {
            entry.write(spec.data);
            entry.complete();
        }
    }
}

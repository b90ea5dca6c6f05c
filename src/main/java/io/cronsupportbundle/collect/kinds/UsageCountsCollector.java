package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.node.DecimalNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.databases.Database;
import io.cronsupportbundle.collect.kinds.CountSource.Counted;
import io.cronsupportbundle.collect.kinds.UsageCountsCollector.Spec;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `usageCounts`: how many there are of something, with the definition of the count beside it, so that a customer can count again and get
/// the same number.
@Singleton
final class UsageCountsCollector implements Collector<Spec> {

    private final List<Database> databases;

    UsageCountsCollector(List<Database> databases) {
        this.databases = List.copyOf(databases);
    }

    /// What a specification says.
    record Spec(String collectorName, List<Count> counts) {}

    /// One count.
    record Count(String name, String unit, CountSource source) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("usageCounts", "usage-counts", "counts objects, or takes counts from servers of the application");
    }

    @Override
    public Spec read(Fields fields) {
        List<Count> counts = new ArrayList<>();
        for (Fields item : fields.objects("counts")) {
            String name = item.text("name", item.text("resource", ""));
            String unit = item.text("unit", "");
            source(item).ifPresent(source -> counts.add(new Count(name, unit.isEmpty() ? source.unit() : unit, source)));
            item.finish();
        }
        return new Spec(fields.text("collectorName", ""), List.copyOf(counts));
    }

    private Optional<CountSource> source(Fields item) {
        ObjectCount objects = ObjectCount.read(item);
        List<CountSource> sources = new ArrayList<>();
        if (!objects.resource().isEmpty()) {
            sources.add(objects);
        }
        item.object("http").map(DocumentCount::read).ifPresent(sources::add);
        item.object("prometheus").map(MetricCount::read).ifPresent(sources::add);
        item.object("sql").flatMap(inner -> QueryCount.read(inner, databases)).ifPresent(sources::add);
        if (sources.size() != 1) {
            item.problem("resource", "spec.missing-field", "a count needs one source",
                    "Add one of resource: with a plural name such as nodes, http:, prometheus: or sql:");
            return Optional.empty();
        }
        return Optional.of(sources.getFirst());
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("usage-counts", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return spec.counts.stream()
                .map(count -> new PlannedEntry(count.source.request(), path(spec).value(), count.source.permissions())).toList();
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        int failed = 0;
        try (JsonEntry entry = run.sink().json(path(spec))) {
            entry.startObject();
            entry.name("counts");
            entry.startArray();
            for (Count count : spec.counts) {
                failed += write(count, run, entry) ? 0 : 1;
            }
            entry.endArray();
            entry.endObject();
            if (failed == 0) {
                entry.complete();
            } else {
                entry.complete(failed < spec.counts.size() ? Outcome.TRUNCATED : Outcome.FAILED,
                        failed + " of " + spec.counts.size() + " counts could not be made");
            }
        }
    }

    private static boolean write(Count count, Collection run, JsonEntry entry) throws IOException, InterruptedException {
        Optional<Counted> counted = Optional.empty();
        String error = "";
        try {
            counted = Optional.of(count.source.count(run));
        } catch (IOException e) {
            // Nothing but this one count was at work, so it is this one's failure.
            error = String.valueOf(e.getMessage());
        }
        entry.startObject();
        // Not "name": in a pair with "value" redaction would take the number of users for somebody's user name.
        entry.member("count", count.name);
        entry.member("definition", counted.map(Counted::definition).orElseGet(count.source::definition));
        entry.name("value");
        if (counted.isPresent()) {
            value(counted.get().value(), entry);
        } else {
            entry.nil();
        }
        entry.member("unit", count.unit);
        entry.member("time", run.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
        entry.member("source", count.source.source());
        if (counted.isEmpty()) {
            entry.member("error", error);
        }
        entry.endObject();
        return counted.isPresent();
    }

    private static void value(BigDecimal value, JsonEntry entry) throws IOException {
        boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        if (whole && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            entry.number(value.longValueExact());
        } else {
            entry.tree(DecimalNode.valueOf(value));
        }
    }

    private static BundlePath path(Spec spec) {
        return BundlePath.of("usage-counts", (spec.collectorName.isEmpty() ? "usage-counts" : spec.collectorName) + ".json");
    }
}

package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.UsageCountsCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiGroups;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `usageCounts`: how many there are of something, with the definition of the count beside it, so that a customer can count again and get
/// the same number. Objects are listed with their metadata only.
@Singleton
final class UsageCountsCollector implements Collector<Spec> {

    /// What a specification says.
    record Spec(String collectorName, List<Count> counts) {}

    /// One count.
    ///
    /// @param version empty for the version that the server prefers
    /// @param namespace empty for all namespaces
    record Count(String name, String group, String version, String resource, String namespace, List<String> selector, String fieldSelector) {

        String definition(String apiVersion) {
            String in = namespace.isEmpty() ? "" : " in namespace " + namespace;
            String with = selector.isEmpty() ? "" : " with labels " + String.join(",", selector);
            String where = fieldSelector.isEmpty() ? "" : " with fields " + fieldSelector;
            return "number of " + apiVersion + " " + resource + in + with + where;
        }

        String wantedVersion() {
            return group.isEmpty() ? "v1" : group + (version.isEmpty() ? "" : "/" + version);
        }
    }

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("usageCounts", "usage-counts", "counts nodes, pods or any other objects");
    }

    @Override
    public Spec read(Fields fields) {
        List<Count> counts = new ArrayList<>();
        for (Fields item : fields.objects("counts")) {
            String resource = item.text("resource", "");
            Count count = new Count(item.text("name", resource), item.text("group", ""), item.text("version", ""), resource,
                    item.text("namespace", ""), item.texts("selector"), item.text("fieldSelector", ""));
            if (resource.isEmpty()) {
                item.problem("resource", "spec.missing-field", "a count needs a resource", "Add resource: with a plural name, such as nodes");
            } else {
                counts.add(count);
            }
            item.finish();
        }
        return new Spec(fields.text("collectorName", ""), List.copyOf(counts));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("usage-counts", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return spec.counts.stream().map(count -> PlannedEntry.of("GET metadata: " + count.definition(count.wantedVersion()), path(spec).value(),
                Permission.list(count.group, count.resource, count.namespace))).toList();
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
                entry.complete(failed < spec.counts.size() ? Outcome.TRUNCATED : Outcome.FAILED, failed + " of " + spec.counts.size() + " counts could not be made");
            }
        }
    }

    private static boolean write(Count count, Collection run, JsonEntry entry) throws IOException, InterruptedException {
        String apiVersion = count.wantedVersion();
        long[] value = {0};
        Optional<String> error = Optional.empty();
        try {
            if (!count.group.isEmpty() && count.version.isEmpty()) {
                apiVersion = new ApiGroups(run.cluster()).preferred(count.group);
            }
            ApiRequest request = ApiRequest.of(ApiPaths.in(apiVersion, count.namespace, count.resource)).accepting(ApiRequest.METADATA_LIST)
                    .with("labelSelector", String.join(",", count.selector)).with("fieldSelector", count.fieldSelector);
            run.lists().read(request, new Handler() {
                @Override
                public void begin() {
                    value[0] = 0;
                }

                @Override
                public void item(ObjectNode item) {
                    value[0]++;
                }
            });
        } catch (ApiException e) {
            error = Optional.of(String.valueOf(e.getMessage()));
        }
        entry.startObject();
        entry.member("name", count.name);
        entry.member("definition", count.definition(apiVersion));
        if (error.isPresent()) {
            entry.name("value");
            entry.nil();
        } else {
            entry.member("value", value[0]);
        }
        entry.member("time", run.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
        if (error.isPresent()) {
            entry.member("error", error.get());
        }
        entry.endObject();
        return error.isEmpty();
    }

    private static BundlePath path(Spec spec) {
        return BundlePath.of("usage-counts", (spec.collectorName.isEmpty() ? "usage-counts" : spec.collectorName) + ".json");
    }
}

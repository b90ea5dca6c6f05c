package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.kinds.ClusterInfoCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// `clusterInfo`: the version of the API server.
@Singleton
final class ClusterInfoCollector implements Collector<Spec> {
    private static final String FILE = "cluster-info/cluster_version.json";

    /// The members of `info` in the order in which Go's type prints them; the server may add others.
    private static final List<String> MEMBERS = List.of("major", "minor", "emulationMajor", "emulationMinor", "minCompatibilityMajor",
            "minCompatibilityMinor", "gitVersion", "gitCommit", "gitTreeState", "buildDate", "goVersion", "compiler", "platform");

    /// There is nothing to say to it.
    record Spec() {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("clusterInfo", "cluster-info", "reads the version of Kubernetes");
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec();
    }

    @Override
    public List<Spec> merge(List<Spec> specs) {
        return specs.stream().distinct().toList();
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return List.of(PlannedEntry.of("GET /version", FILE));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        try {
            JsonNode version = run.cluster().object(ApiRequest.of("/version"));
            try (JsonEntry entry = run.sink().json(BundlePath.of(FILE))) {
                entry.startObject();
                entry.name("info");
                entry.startObject();
                for (String member : MEMBERS) {
                    if (version.has(member)) {
                        entry.member(member, version.path(member).asText());
                    }
                }
                entry.endObject();
                entry.member("string", version.path("gitVersion").asText());
                entry.endObject();
                entry.complete();
            }
        } catch (ApiException e) {
            run.sink().missing(FILE, e.outcome(), String.valueOf(e.getMessage()));
            ErrorFiles.list(run.sink(), BundlePath.of("cluster-info/errors.json"), List.of(String.valueOf(e.getMessage())));
        }
    }
}

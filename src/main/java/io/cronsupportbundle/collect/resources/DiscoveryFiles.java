package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ClusterUnreachableException;
import io.cronsupportbundle.kubernetes.ListReader.Envelope;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import io.cronsupportbundle.plan.PlannedEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes down what the API server serves: its groups and versions (`groups.json`) and the resources of each (`resources.json`). Two
/// requests do where the server has the aggregated form (Kubernetes 1.26 on), one for each version of each group elsewhere.
final class DiscoveryFiles {
    private static final BundlePath GROUPS = BundlePath.of("cluster-resources/groups.json");
    private static final BundlePath RESOURCES = BundlePath.of("cluster-resources/resources.json");
    private static final BundlePath ERRORS = BundlePath.of("cluster-resources/groups-resources-errors.json");

    /// The kind in which everything comes at once.
    private static final String AGGREGATED = "APIGroupDiscoveryList";

    private static final String ACCEPT = "application/json;g=apidiscovery.k8s.io;v=v2;as=" + AGGREGATED + ",application/json";

    private final Collection run;
    private final SortedMap<String, String> failed = new TreeMap<>();

    DiscoveryFiles(Collection run) {
        this.run = run;
    }

    static List<PlannedEntry> plan() {
        return List.of(PlannedEntry.of("GET /api and /apis", GROUPS.value()), PlannedEntry.of("GET /api and /apis", RESOURCES.value()));
    }

    void collect() throws IOException, InterruptedException {
        try (JsonEntry groups = run.sink().json(GROUPS); JsonEntry resources = run.sink().json(RESOURCES)) {
            DiscoveredGroups discovered = new DiscoveredGroups(groups, resources, failed);
            groups.startArray();
            resources.startArray();
            if (!aggregated("/api", discovered)) {
                core(discovered);
            }
            if (!aggregated("/apis", discovered)) {
                named(discovered);
            }
            groups.endArray();
            resources.endArray();
            groups.complete();
            if (failed.isEmpty()) {
                resources.complete();
            } else {
                resources.complete(Outcome.TRUNCATED, sentence());
                ErrorFiles.list(run.sink(), ERRORS, List.of(sentence()));
            }
        } catch (ClusterUnreachableException e) {
            throw e;
        } catch (IOException e) {
            Outcome outcome = e instanceof ApiException api ? api.outcome() : Outcome.FAILED;
            run.sink().missing(GROUPS.value(), outcome, message(e));
            run.sink().missing(RESOURCES.value(), outcome, message(e));
            ErrorFiles.list(run.sink(), ERRORS, List.of(message(e)));
        }
    }

    /// The sentence of client-go, which readers of error files know.
    private String sentence() {
        List<String> each = new ArrayList<>();
        failed.forEach((version, why) -> each.add(version + ": " + why));
        return "unable to retrieve the complete list of server APIs: " + String.join(", ", each);
    }

    /// Answers whether the server has this form.
    private boolean aggregated(String path, DiscoveredGroups discovered) throws IOException, InterruptedException {
        List<Envelope> envelopes = new ArrayList<>();
        run.lists().read(ApiRequest.of(path).accepting(ACCEPT), new Handler() {
            @Override
            public void begin() {}

            @Override
            public void envelope(Envelope envelope) {
                envelopes.add(envelope);
            }

            @Override
            public void item(ObjectNode group) throws IOException {
                discovered.group(group);
            }
        });
        return envelopes.stream().anyMatch(envelope -> envelope.kind().equals(AGGREGATED));
    }

    private void core(DiscoveredGroups discovered) throws IOException, InterruptedException {
        ObjectNode group = run.cluster().object(ApiRequest.of("/api"));
        List<String> versions = new ArrayList<>();
        group.path("versions").forEach(version -> versions.add(version.asText()));
        discovered.coreGroup(versions);
        for (String version : versions) {
            resources(version, "/api/" + ApiRequest.segment(version), discovered);
        }
    }

    private void named(DiscoveredGroups discovered) throws IOException, InterruptedException {
        for (JsonNode group : run.cluster().object(ApiRequest.of("/apis")).path("groups")) {
            discovered.namedGroup(group);
            for (JsonNode version : group.path("versions")) {
                String path = "/apis/" + ApiRequest.segment(group.path("name").asText()) + "/"
                        + ApiRequest.segment(version.path("version").asText());
                resources(version.path("groupVersion").asText(), path, discovered);
            }
        }
    }

    private void resources(String groupVersion, String path, DiscoveredGroups discovered) throws IOException, InterruptedException {
        try {
            discovered.resources(groupVersion, run.cluster().object(ApiRequest.of(path)).path("resources"));
        } catch (ApiException e) {
            failed.put(groupVersion, message(e));
        }
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

package io.cronsupportbundle.collect.resources;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ClusterUnreachableException;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects the objects of all types that CustomResourceDefinitions define, one list for each, in a version that is served.
final class CustomResources {
    static final String DIRECTORY = "cluster-resources/custom-resources";

    private static final BundlePath ERRORS = BundlePath.of(DIRECTORY, "custom-resources-errors.json");

    /// What client-go says of a path that the server does not have.
    private static final String NOT_SERVED = "the server could not find the requested resource";

    private final Collection run;
    private final Namespaces namespaces;
    private final SortedMap<String, String> errors = new TreeMap<>();

    CustomResources(Collection run, Namespaces namespaces) {
        this.run = run;
        this.namespaces = namespaces;
    }

    /// Which groups and resources there are is known only to the cluster, so the rights are those for any.
    static List<PlannedEntry> plan(List<String> namespaces) {
        List<PlannedEntry> entries = new ArrayList<>();
        entries.add(PlannedEntry.of("GET custom resources of the cluster", DIRECTORY + "/*.json", Permission.list("*", "*", "")));
        if (namespaces.isEmpty()) {
            entries.add(PlannedEntry.of("GET custom resources", DIRECTORY + "/*/*.json", Permission.list("*", "*", "")));
        }
        for (String namespace : namespaces) {
            entries.add(PlannedEntry.of("GET custom resources in " + namespace, DIRECTORY + "/*/" + namespace + ".json",
                    Permission.list("*", "*", namespace)));
        }
        return entries;
    }

    /// Collects the objects of these types.
    void collect(List<CustomType> types) throws IOException, InterruptedException {
        for (CustomType type : types) {
            if (!type.namespaced() || namespaces.clusterWide()) {
                read(type, "");
            } else {
                for (String namespace : namespaces.names()) {
                    read(type, namespace);
                }
            }
        }
        ErrorFiles.map(run.sink(), ERRORS, errors);
    }

    /// Says that not even the types could be had.
    void typesMissing(IOException why) throws IOException {
        for (String place : List.of("/*.json", "/*/*.json")) {
            run.sink().missing(DIRECTORY + place, outcome(why), message(why));
        }
        errors.put("crdList", message(why));
        ErrorFiles.map(run.sink(), ERRORS, errors);
    }

    private void read(CustomType type, String namespace) throws IOException, InterruptedException {
        if (type.versions().isEmpty()) {
            failed(type, namespace, new ApiException(404, "NotFound", NOT_SERVED));
        }
        for (String version : type.versions()) {
            try (CustomListHandler handler = new CustomListHandler(run.sink(), type, namespaces.names())) {
                run.lists().read(ApiRequest.of(ApiPaths.in(type.groupVersion(version), namespace, type.plural())), handler);
                handler.complete();
                return;
            } catch (ClusterUnreachableException e) {
                throw e;
            } catch (IOException e) {
                boolean last = version.equals(type.versions().getLast());
                boolean refused = e instanceof ApiException api && api.status() < 500;
                if (last || refused) {
                    failed(type, namespace, e);
                    return;
                }
            }
        }
    }

    private void failed(CustomType type, String namespace, IOException e) {
        String in = namespace.isEmpty() ? "*" : namespace;
        run.sink().missing(DIRECTORY + "/" + type.name() + (type.namespaced() ? "/" + in : "") + ".json", outcome(e), message(e));
        errors.put(namespace.isEmpty() ? type.name() : type.name() + "/" + namespace, message(e));
    }

    private static Outcome outcome(IOException e) {
        return e instanceof ApiException api ? api.outcome() : Outcome.FAILED;
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

package io.cronsupportbundle.collect.resources;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.resources.SplitListHandler.ItemWatcher;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ClusterUnreachableException;
import io.cronsupportbundle.kubernetes.ListReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Collects the lists of the table: over all namespaces at once where that is allowed, else namespace by namespace. 22 kinds over N
/// namespaces cost 22 lists, not 22 N.
final class ResourceLists {
    private final Collection run;
    private final Namespaces namespaces;

    ResourceLists(Collection run, Namespaces namespaces) {
        this.run = run;
        this.namespaces = namespaces;
    }

    /// Collects one row of the table.
    void collect(ResourceRow row, ItemWatcher watcher) throws IOException, InterruptedException {
        if (!row.namespaced()) {
            ofTheCluster(row, watcher);
            return;
        }
        boolean everywhere = namespaces.clusterWide() && overAllNamespaces(row, watcher);
        if (!everywhere) {
            oneByOne(row, watcher);
        }
    }

    /// Collects a row of the cluster as a whole, and answers why it failed, if it did. A kind that is not served has no objects.
    Optional<IOException> ofTheCluster(ResourceRow row, ItemWatcher watcher) throws IOException, InterruptedException {
        BundlePath path = BundlePath.of("cluster-resources", row.file() + ".json");
        try (ListFile file = new ListFile(run.sink(), path, row.kind())) {
            String apiVersion = read(row, "", () -> new ClusterListHandler(file, watcher));
            if (apiVersion.isEmpty()) {
                run.sink().missing(path.value(), Outcome.ABSENT, notServed(row));
            } else {
                file.complete();
            }
            return Optional.empty();
        } catch (IOException e) {
            rethrowIfUnreachable(e);
            run.sink().missing(path.value(), outcome(e), message(e));
            ErrorFiles.list(run.sink(), BundlePath.of("cluster-resources", row.file() + "-errors.json"), List.of(message(e)));
            return Optional.of(e);
        }
    }

    /// Answers whether the one list did it; not when it is forbidden.
    private boolean overAllNamespaces(ResourceRow row, ItemWatcher watcher) throws IOException, InterruptedException {
        try (SplitListHandler handler = new SplitListHandler(run.sink(), row, namespaces.names(), watcher)) {
            String apiVersion = read(row, "", () -> handler);
            if (apiVersion.isEmpty()) {
                run.sink().missing(place(row, "*"), Outcome.ABSENT, notServed(row));
            } else {
                handler.complete();
            }
            return true;
        } catch (ApiException e) {
            if (e.denied()) {
                return false;
            }
            failed(row, "*", e);
            ErrorFiles.map(run.sink(), errors(row), Map.of("", message(e)));
            return true;
        } catch (IOException e) {
            rethrowIfUnreachable(e);
            failed(row, "*", e);
            ErrorFiles.map(run.sink(), errors(row), Map.of("", message(e)));
            return true;
        }
    }

    private void oneByOne(ResourceRow row, ItemWatcher watcher) throws IOException, InterruptedException {
        Map<String, String> errors = new TreeMap<>();
        for (String namespace : namespaces.names()) {
            SortedSet<String> only = new TreeSet<>(List.of(namespace));
            try (SplitListHandler handler = new SplitListHandler(run.sink(), row, only, watcher)) {
                String apiVersion = read(row, namespace, () -> handler);
                if (apiVersion.isEmpty()) {
                    run.sink().missing(place(row, namespace), Outcome.ABSENT, notServed(row));
                } else {
                    handler.complete();
                }
            } catch (IOException e) {
                rethrowIfUnreachable(e);
                failed(row, namespace, e);
                errors.put(namespace, message(e));
            }
        }
        ErrorFiles.map(run.sink(), errors(row), errors);
    }

    private interface Handlers {
        ListReader.Handler handler();
    }

    /// Reads the list in the newest version that the server has, and answers which; empty when it has none.
    private String read(ResourceRow row, String namespace, Handlers handlers) throws IOException, InterruptedException {
        for (String apiVersion : row.apiVersions()) {
            try {
                run.lists().read(ApiRequest.of(ApiPaths.in(apiVersion, namespace, row.resource())), handlers.handler());
                return apiVersion;
            } catch (ApiException e) {
                if (e.status() != 404) {
                    throw e;
                }
            }
        }
        return "";
    }

    private void failed(ResourceRow row, String namespace, IOException e) {
        run.sink().missing(place(row, namespace), outcome(e), message(e));
    }

    private static String place(ResourceRow row, String namespace) {
        return "cluster-resources/" + row.file() + "/" + namespace + ".json";
    }

    private static BundlePath errors(ResourceRow row) {
        return BundlePath.of("cluster-resources", row.file() + "-errors.json");
    }

    private static String notServed(ResourceRow row) {
        return "the cluster serves none of " + String.join(", ", row.apiVersions()) + " " + row.resource();
    }

    /// Without an API server the other rows would only wait for the same answer.
    private static void rethrowIfUnreachable(IOException e) throws IOException {
        if (e instanceof ClusterUnreachableException) {
            throw e;
        }
    }

    private static Outcome outcome(IOException e) {
        return e instanceof ApiException api ? api.outcome() : Outcome.FAILED;
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

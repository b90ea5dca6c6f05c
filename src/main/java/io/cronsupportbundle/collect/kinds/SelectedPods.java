package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import io.cronsupportbundle.plan.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Pods in which commands are run, chosen by labels whatever their phase. Where all namespaces are meant and out of reach, the run's own one
/// has to do.
///
/// @param namespace empty for all
/// @param selector labels that all have to fit; empty for every pod
record SelectedPods(String namespace, List<String> selector) {

    /// One of them.
    ///
    /// @param containers names, the default one first
    record Pod(String namespace, String name, List<String> containers) {

        /// The container that is asked for, or the first.
        String container(String wanted) {
            return !wanted.isEmpty() ? wanted : containers.isEmpty() ? "" : containers.getFirst();
        }
    }

    /// What it takes to list them and to run commands in them.
    List<Permission> permissions() {
        return List.of(Permission.list("", "pods", namespace), Permission.get("", "pods/exec", namespace, ""),
                new Permission("create", "", "pods/exec", namespace, ""));
    }

    /// Lists them.
    ///
    /// @param place what will be missing where not all namespaces can be looked at
    List<Pod> list(Collection run, String place) throws IOException, InterruptedException {
        try {
            return in(namespace, run);
        } catch (ApiException e) {
            if (!e.denied() || !namespace.isEmpty()) {
                throw e;
            }
            String own = run.cluster().ownNamespace();
            List<Pod> pods = in(own, run);
            run.sink().missing(place, Outcome.DENIED, e.getMessage() + "; only namespace " + own);
            return pods;
        }
    }

    /// Lists them, and where that cannot be done says so in a file of the collector's and gives none.
    ///
    /// @param errors the file
    List<Pod> listOrTell(Collection run, String place, BundlePath errors) throws IOException, InterruptedException {
        try {
            return list(run, place);
        } catch (ApiException e) {
            run.sink().missing(place, e.outcome(), String.valueOf(e.getMessage()));
            ErrorFiles.list(run.sink(), errors, List.of(String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    private List<Pod> in(String namespaceOrAll, Collection run) throws IOException, InterruptedException {
        List<Pod> pods = new ArrayList<>();
        run.lists().read(ApiRequest.of(ApiPaths.in("v1", namespaceOrAll, "pods")).with("labelSelector", String.join(",", selector)), new Handler() {
            @Override
            public void begin() {
                pods.clear();
            }

            @Override
            public void item(ObjectNode pod) {
                List<String> containers = new ArrayList<>();
                for (JsonNode container : pod.at("/spec/containers")) {
                    containers.add(container.path("name").asText());
                }
                pods.add(new Pod(pod.at("/metadata/namespace").asText(), pod.at("/metadata/name").asText(), List.copyOf(containers)));
            }
        });
        return pods;
    }
}

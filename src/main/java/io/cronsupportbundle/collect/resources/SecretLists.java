package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ClusterUnreachableException;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lists those Secrets that a field selector chooses, and no others: what is not needed is not read. Where they may not be listed in all
/// namespaces, the run's own is asked for and that is the end of it; a run that tries every door looks like an attack in an audit log.
final class SecretLists {
    private final Collection run;
    private final Namespaces namespaces;

    SecretLists(Collection run, Namespaces namespaces) {
        this.run = run;
        this.namespaces = namespaces;
    }

    /// Takes a Secret at once or not at all; it is not kept.
    interface Taker {
        void take(String namespace, ObjectNode secret) throws IOException;
    }

    /// Lists them, and answers which lists failed: by namespace, or under the empty string for the list over all.
    SortedMap<String, IOException> read(String fieldSelector, Taker taker) throws IOException, InterruptedException {
        SortedMap<String, IOException> failed = new TreeMap<>();
        List<String> scopes = namespaces.clusterWide() ? List.of("") : List.copyOf(namespaces.names());
        for (String namespace : scopes) {
            list(namespace, fieldSelector, taker, failed);
        }
        String own = run.cluster().ownNamespace();
        if (failed.get("") instanceof ApiException e && e.denied() && namespaces.names().contains(own)) {
            list(own, fieldSelector, taker, new TreeMap<>());
        }
        return failed;
    }

    private void list(String namespace, String fieldSelector, Taker taker, SortedMap<String, IOException> failed)
            throws IOException, InterruptedException {
        try {
            run.lists().read(ApiRequest.of(ApiPaths.in("v1", namespace, "secrets")).with("fieldSelector", fieldSelector), new Handler() {
                @Override
                public void begin() {}

                @Override
                public void item(ObjectNode secret) throws IOException {
                    String in = secret.path("metadata").path("namespace").asText();
                    if (namespaces.names().contains(in)) {
                        taker.take(in, secret);
                    }
                }
            });
        } catch (ClusterUnreachableException e) {
            throw e;
        } catch (IOException e) {
            failed.put(namespace, e);
        }
    }
}

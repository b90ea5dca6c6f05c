package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.resources.SplitListHandler.ItemWatcher;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiObject;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ApiStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds out which namespaces a run covers, and writes down what it found: `namespaces.json` and, for each namespace, what the run may do
/// there (`auth-cani-list`).
final class NamespaceFinder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BundlePath FILE = BundlePath.of("cluster-resources/namespaces.json");
    private static final BundlePath ERRORS = BundlePath.of("cluster-resources/namespaces-errors.json");
    private static final String RULES_REVIEW = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";

    /// What an authorizer that cannot list rights answers; nothing can be concluded from the rights it lists.
    private static final String CANNOT_LIST_RULES = "webhook authorizer does not support user rule resolution";

    private final Collection run;

    NamespaceFinder(Collection run) {
        this.run = run;
    }

    /// The namespaces of the specification; without any, all that there are; when those may not be listed, the run's own.
    Namespaces find(List<String> wanted, boolean ignoreRights) throws IOException, InterruptedException {
        if (!wanted.isEmpty()) {
            named(wanted);
            SortedSet<String> names = new TreeSet<>(wanted);
            rights(names);
            return new Namespaces(names, false);
        }
        SortedSet<String> listed;
        try {
            listed = list();
        } catch (ApiException e) {
            ErrorFiles.list(run.sink(), ERRORS, List.of(message(e)));
            return ownOnly(e);
        }
        SortedSet<String> readable = rights(listed);
        if (ignoreRights) {
            return new Namespaces(listed, true);
        }
        listed.removeAll(readable);
        listed.forEach(name -> run.sink().missing("cluster-resources/pods/" + name + ".json", Outcome.DENIED,
                "pods of namespace " + name + " may not be read, so nothing else in it was asked for"));
        return new Namespaces(readable, true);
    }

    private Namespaces ownOnly(ApiException why) throws IOException, InterruptedException {
        String own = run.cluster().ownNamespace();
        try (JsonEntry entry = run.sink().json(FILE)) {
            entry.tree(get(own));
            entry.complete(Outcome.TRUNCATED, "only the run's own namespace: " + message(why));
        } catch (ApiException e) {
            run.sink().missing(FILE.value(), why.outcome(), message(why));
        }
        SortedSet<String> names = new TreeSet<>(List.of(own));
        rights(names);
        return new Namespaces(names, false);
    }

    /// A list with kind and version, as the API gives it.
    private SortedSet<String> list() throws IOException, InterruptedException {
        SortedSet<String> names = new TreeSet<>();
        ListFile file = new ListFile(run.sink(), FILE, "Namespace");
        try (file) {
            run.lists().read(ApiRequest.of(ApiPaths.all("v1", "namespaces")), new ClusterListHandler(file, ItemWatcher.NONE) {
                @Override
                public void item(ObjectNode item) throws IOException {
                    names.add(item.path("metadata").path("name").asText());
                    super.item(item);
                }

                @Override
                public void begin() throws IOException {
                    names.clear();
                    super.begin();
                }
            });
            file.complete();
        }
        return names;
    }

    /// An array of bare objects, as other tools write namespaces that were asked for by name.
    private void named(List<String> wanted) throws IOException, InterruptedException {
        List<String> errors = new ArrayList<>();
        try (JsonEntry entry = run.sink().json(FILE)) {
            entry.startArray();
            for (String name : new TreeSet<>(wanted)) {
                try {
                    ObjectNode namespace = get(name);
                    namespace.remove(List.of("kind", "apiVersion"));
                    entry.tree(namespace);
                } catch (ApiException e) {
                    errors.add(message(e));
                }
            }
            entry.endArray();
            if (errors.isEmpty()) {
                entry.complete();
            } else {
                entry.complete(Outcome.TRUNCATED, errors.getFirst());
            }
        }
        ErrorFiles.list(run.sink(), ERRORS, errors);
    }

    private ObjectNode get(String name) throws IOException, InterruptedException {
        return run.cluster().object(ApiRequest.of(ApiPaths.object("v1", "", "namespaces", name)));
    }

    /// Asks what the run may do in each namespace, and answers where it may read pods or where that cannot be told.
    private SortedSet<String> rights(SortedSet<String> names) throws IOException, InterruptedException {
        SortedSet<String> readable = new TreeSet<>();
        Map<String, String> errors = new TreeMap<>();
        for (String name : names) {
            try {
                JsonNode status = review(name);
                writeRights(name, status);
                boolean incomplete = status.path("incomplete").asBoolean();
                String evaluation = status.path("evaluationError").asText();
                if (incomplete) {
                    errors.put(name, evaluation);
                }
                if ((incomplete && evaluation.equals(CANNOT_LIST_RULES)) || mayReadPods(status)) {
                    readable.add(name);
                }
            } catch (ApiException e) {
                errors.put(name, message(e));
                run.sink().missing("cluster-resources/auth-cani-list/" + name + ".json", e.outcome(), message(e));
                readable.add(name);
            }
        }
        ErrorFiles.map(run.sink(), BundlePath.of("cluster-resources/auth-cani-list-errors.json"), errors);
        return readable;
    }

    private JsonNode review(String namespace) throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode().put("kind", "SelfSubjectRulesReview").put("apiVersion", "authorization.k8s.io/v1");
        request.putObject("spec").put("namespace", namespace);
        try (ApiStream body = run.cluster().review(RULES_REVIEW, JSON.writeValueAsString(request))) {
            return ApiObject.read(RULES_REVIEW, body).path("status");
        }
    }

    private void writeRights(String namespace, JsonNode status) throws IOException {
        try (JsonEntry entry = run.sink().json(BundlePath.of("cluster-resources/auth-cani-list", namespace + ".json"))) {
            entry.startArray();
            for (String list : List.of("resourceRules", "nonResourceRules")) {
                for (JsonNode rule : status.path(list)) {
                    entry.tree(rule);
                }
            }
            entry.endArray();
            entry.complete();
        }
    }

    /// Other tools look at `get` alone, which listing does not need.
    private static boolean mayReadPods(JsonNode status) {
        for (JsonNode rule : status.path("resourceRules")) {
            if ((has(rule, "verbs", "get") || has(rule, "verbs", "list")) && has(rule, "apiGroups", "") && has(rule, "resources", "pods")) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(JsonNode rule, String list, String value) {
        for (JsonNode item : rule.path(list)) {
            if (item.asText().equals(value) || item.asText().equals("*")) {
                return true;
            }
        }
        return false;
    }

    private static String message(ApiException e) {
        return String.valueOf(e.getMessage());
    }
}

package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes down which registries the cluster has credentials for and as which user, which is what explains a failed pull. Passwords are cut
/// off before anything is handed on.
final class ImagePullSecrets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DIRECTORY = "cluster-resources/image-pull-secrets";

    /// The one type that other tools read.
    private static final String SELECTOR = "type=kubernetes.io/dockerconfigjson";

    private final Collection run;
    private final Namespaces namespaces;
    private final SortedMap<String, String> errors = new TreeMap<>();

    ImagePullSecrets(Collection run, Namespaces namespaces) {
        this.run = run;
        this.namespaces = namespaces;
    }

    static List<PlannedEntry> plan(List<String> namespaces) {
        List<PlannedEntry> entries = new ArrayList<>();
        for (String namespace : namespaces.isEmpty() ? List.of("") : namespaces) {
            entries.add(PlannedEntry.of("GET v1 secrets of " + SELECTOR + (namespace.isEmpty() ? "" : " in " + namespace)
                    + ", registries and user names only", place(namespace), Permission.list("", "secrets", namespace)));
        }
        return entries;
    }

    void collect() throws IOException, InterruptedException {
        SortedMap<String, IOException> failed = new SecretLists(run, namespaces).read(SELECTOR, this::take);
        failed.forEach((namespace, why) -> {
            String message = String.valueOf(why.getMessage());
            errors.put(namespace, message);
            run.sink().missing(place(namespace), why instanceof ApiException api ? api.outcome() : Outcome.FAILED, message);
        });
        ErrorFiles.map(run.sink(), BundlePath.of(DIRECTORY + "-errors.json"), errors);
    }

    private static String place(String namespace) {
        return DIRECTORY + "/" + (namespace.isEmpty() ? "*" : namespace) + "/*.json";
    }

    /// All registries of a Secret go into its file; other tools keep one of them, a different one each time.
    private void take(String namespace, ObjectNode secret) throws IOException {
        String name = secret.path("metadata").path("name").asText();
        SortedMap<String, String> users = users(namespace + "/" + name, secret.path("data").path(".dockerconfigjson").asText());
        if (users.isEmpty()) {
            return;
        }
        try (JsonEntry entry = run.sink().json(BundlePath.of(DIRECTORY, namespace, name + ".json"), JsonStyle.COMPACT)) {
            entry.startObject();
            for (Map.Entry<String, String> user : users.entrySet()) {
                entry.member(user.getKey(), user.getValue());
            }
            entry.endObject();
            entry.complete();
        }
    }

    private SortedMap<String, String> users(String where, String encoded) {
        SortedMap<String, String> users = new TreeMap<>();
        for (Map.Entry<String, JsonNode> registry : registries(where, encoded).properties()) {
            String auth = registry.getValue().path("auth").asText();
            try {
                String pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                // Without a colon it may be a token instead of a name.
                users.put(registry.getKey(), colon < 0 ? "" : pair.substring(0, colon));
            } catch (IllegalArgumentException _) {
                errors.put(where + "/" + registry.getKey(), "illegal base64 data at input byte " + firstIllegal(auth));
            }
        }
        return users;
    }

    private JsonNode registries(String where, String encoded) {
        try {
            return JSON.readTree(Base64.getDecoder().decode(encoded)).path("auths");
        } catch (JacksonException | IllegalArgumentException _) {
            errors.put(where, "the .dockerconfigjson of this Secret is no JSON");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return JSON.missingNode();
    }

    private static int firstIllegal(String text) {
        int i = 0;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '+' || text.charAt(i) == '/')) {
            i++;
        }
        return i;
    }
}

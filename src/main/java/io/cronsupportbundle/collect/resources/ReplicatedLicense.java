package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Position;
import io.cronsupportbundle.spec.SpecText;
import io.cronsupportbundle.spec.YamlReader;
import io.cronsupportbundle.spec.YamlValue;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Nil;
import io.cronsupportbundle.spec.YamlValue.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes down whose installation this is: slug and licence id of the Replicated licence, which lies in Secret `replicated` beside the SDK.
final class ReplicatedLicense {
    private static final BundlePath FILE = BundlePath.of("cluster-resources/license.json");
    private static final String SELECTOR = "metadata.name=replicated";
    private static final YamlValue NOTHING = new Nil(new Position("Secret replicated", 1, 1));

    private final Collection run;
    private final Namespaces namespaces;

    /// By namespace, for the first one counts.
    private final SortedMap<String, License> found = new TreeMap<>();

    private record License(String appSlug, String licenseId) {}

    ReplicatedLicense(Collection run, Namespaces namespaces) {
        this.run = run;
        this.namespaces = namespaces;
    }

    static List<PlannedEntry> plan(List<String> namespaces) {
        List<Permission> permissions = new ArrayList<>();
        for (String namespace : namespaces.isEmpty() ? List.of("") : namespaces) {
            permissions.add(Permission.list("", "secrets", namespace));
        }
        return List.of(new PlannedEntry("GET v1 secrets of " + SELECTOR + ", the licence's id and slug only", FILE.value(), permissions));
    }

    void collect() throws IOException, InterruptedException {
        SortedMap<String, IOException> failed = new SecretLists(run, namespaces).read(SELECTOR,
                (namespace, secret) -> license(secret).ifPresent(license -> found.put(namespace, license)));
        if (!found.isEmpty()) {
            License license = found.values().iterator().next();
            try (JsonEntry entry = run.sink().json(FILE, JsonStyle.COMPACT)) {
                entry.startObject();
                entry.member("appSlug", license.appSlug);
                entry.member("licenseID", license.licenseId);
                entry.endObject();
                entry.complete();
            }
        } else if (!failed.isEmpty()) {
            IOException why = failed.values().iterator().next();
            run.sink().missing(FILE.value(), why instanceof ApiException api ? api.outcome() : Outcome.FAILED,
                    String.valueOf(why.getMessage()));
        }
    }

    /// The licence is a document inside a document. What cannot be read is none, as with other tools.
    private static Optional<License> license(ObjectNode secret) {
        String config = decode(secret.path("data").path("config.yaml").asText());
        if (!(member(yaml(config), "license") instanceof Text inner)) {
            return Optional.empty();
        }
        YamlValue spec = member(yaml(inner.value()), "spec");
        String id = member(spec, "licenseID") instanceof Text text ? text.value() : "";
        String slug = member(spec, "appSlug") instanceof Text text ? text.value() : "";
        return id.isEmpty() && slug.isEmpty() ? Optional.empty() : Optional.of(new License(slug, id));
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// Problems are not kept: they could quote the Secret.
    private static YamlValue yaml(String text) {
        List<YamlValue> documents = new YamlReader(new ArrayList<>()).read(new SpecText("Secret replicated", text));
        return documents.isEmpty() ? NOTHING : documents.getFirst();
    }

    private static YamlValue member(YamlValue value, String name) {
        return value instanceof Mapping mapping ? mapping.members().getOrDefault(name, NOTHING) : NOTHING;
    }
}

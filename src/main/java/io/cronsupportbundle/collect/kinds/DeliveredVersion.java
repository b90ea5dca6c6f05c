package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Takes from objects of tools that roll out versions what they say of versions, because all else in them is noise to who asks for it.
final class DeliveredVersion {
    private DeliveredVersion() {}

    /// The facts of one object.
    ///
    /// @param kind `Version`, `Kustomization`, `HelmRelease` or `Cluster`
    static ObjectNode of(String kind, ObjectNode item) {
        ObjectNode facts = item.objectNode();
        if (!kind.equals("Version")) {
            facts.put("kind", kind);
        }
        facts.put("namespace", item.path("metadata").path("namespace").asText());
        facts.put("name", item.path("metadata").path("name").asText());
        JsonNode status = item.path("status");
        switch (kind) {
            case "Version" -> version(item, facts);
            case "Cluster" -> cluster(item, facts);
            default -> flux(item, status, facts);
        }
        return facts;
    }

    /// A configuration that was applied and is not deployed is a rollout that goes on or that is stuck.
    private static void version(ObjectNode item, ObjectNode facts) {
        String applied = item.path("applied").asText(item.path("status").path("applied").asText());
        String deployed = item.path("deployed").asText(item.path("status").path("deployed").asText());
        facts.put("applied", applied);
        facts.put("deployed", deployed);
        facts.put("rolledOut", applied.equals(deployed));
    }

    /// What Flux applied last and what it tried last (https://fluxcd.io/flux/components/kustomize/kustomizations/, .../helm/helmreleases/).
    private static void flux(ObjectNode item, JsonNode status, ObjectNode facts) {
        JsonNode release = status.path("history").path(0);
        String applied = status.path("lastAppliedRevision").asText(release.path("chartVersion").asText());
        String attempted = status.path("lastAttemptedRevision").asText();
        facts.put("revision", applied);
        facts.put("attemptedRevision", attempted);
        put(facts, "chart", release.path("chartName").asText(item.at("/spec/chart/spec/chart").asText()));
        put(facts, "appVersion", release.path("appVersion").asText());
        facts.put("rolledOut", applied.equals(attempted) || attempted.isEmpty());
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                facts.put("ready", condition.path("status").asText());
                put(facts, "reason", condition.path("reason").asText());
            }
        }
        if (item.path("spec").path("suspend").asBoolean()) {
            facts.put("suspended", true);
        }
    }

    /// What CloudNativePG runs (https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/).
    private static void cluster(ObjectNode item, ObjectNode facts) {
        JsonNode status = item.path("status");
        String wanted = item.path("spec").path("imageName").asText();
        String image = status.path("image").asText(wanted);
        facts.put("image", image);
        put(facts, "wantedImage", wanted);
        put(facts, "phase", status.path("phase").asText());
        facts.put("rolledOut", wanted.isEmpty() || wanted.equals(image));
    }

    private static void put(ObjectNode facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }
}

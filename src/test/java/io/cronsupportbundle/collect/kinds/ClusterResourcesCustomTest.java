package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Custom resources and discovery: what no table of kinds can know.
class ClusterResourcesCustomTest {
    private static final String DIRECTORY = "cluster-resources/custom-resources/";
    private static final String ERRORS = DIRECTORY + "custom-resources-errors.json";

    private final Cluster cluster = Cluster.empty().addNamespace("a").addNamespace("b");
    private final CollectorBench bench;

    ClusterResourcesCustomTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void define(String plural, String kind, String scope, String versions) {
        cluster.add("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %1$s.example.com}
                spec: {group: example.com, scope: %3$s, names: {kind: %2$s, plural: %1$s, singular: x}, versions: [%4$s]}
                """.formatted(plural, kind, scope, versions));
    }

    private static String version(String name, boolean served, boolean storage) {
        return "{name: " + name + ", served: " + served + ", storage: " + storage + "}";
    }

    /// The bytes are those of support-bundle v0.133 for such an object, less what the server adds.
    @Test
    void writesObjectsOfTheClusterAsASortedArrayWithALink() {
        define("planets", "Planet", "Cluster", version("v1", true, true));
        cluster.add("""
                {"kind":"Planet","apiVersion":"example.com/v1","zeta":1,"metadata":{"uid":"u","name":"earth","creationTimestamp":"2026-11-20T08:00:00Z"},
                "spec":{"z":1.5,"b":{"y":[{"q":1,"a":2}]},"a":"<&>","e":1e21,"f":2.0,"big":12345678901}}""");
        bench.collect("[clusterResources: {}]");

        assertThat(bench.text(DIRECTORY + "planets.example.com.json").replaceAll("\"resourceVersion\": \"\\d+\"", "\"resourceVersion\": \"1\"")).isEqualTo("""
                [
                  {
                    "apiVersion": "example.com/v1",
                    "kind": "Planet",
                    "metadata": {
                      "creationTimestamp": "2026-11-20T08:00:00Z",
                      "name": "earth",
                      "resourceVersion": "1",
                      "uid": "u"
                    },
                    "spec": {
                      "a": "\\u003c\\u0026\\u003e",
                      "b": {
                        "y": [
                          {
                            "a": 2,
                            "q": 1
                          }
                        ]
                      },
                      "big": 12345678901,
                      "e": 1e+21,
                      "f": 2,
                      "z": 1.5
                    },
                    "zeta": 1
                  }
                ]""");
        assertThat(bench.bundle().links()).containsEntry(BundlePath.of(DIRECTORY + "planets.example.com.yaml"),
                BundlePath.of(DIRECTORY + "planets.example.com.json"));
    }

    @Test
    void writesObjectsOfNamespacesOnlyWhereThereAreAny() {
        define("widgets", "Widget", "Namespaced", version("v1", true, true));
        define("unused", "Unused", "Namespaced", version("v1", true, true));
        addWidget("a", "one");
        addWidget("a", "two");
        bench.collect("[clusterResources: {}]");

        assertThat(bench.json(DIRECTORY + "widgets.example.com/a.json")).hasSize(2);
        assertThat(bench.paths()).filteredOn(path -> path.startsWith(DIRECTORY))
                .containsExactly(DIRECTORY + "widgets.example.com/a.json", DIRECTORY + "widgets.example.com/a.yaml");
        assertThat(bench.requests("/apis/example.com/.*/widgets")).containsExactly("/apis/example.com/v1/widgets?limit=500");
    }

    @Test
    void readsAServedVersionAndThePreferredOfThem() {
        define("widgets", "Widget", "Namespaced", String.join(",", version("v1alpha1", true, true), version("v1beta1", true, false),
                version("v1beta2", true, false), version("v2", false, false)));
        define("retired", "Retired", "Namespaced", version("v1", false, true));
        bench.collect("[clusterResources: {}]");

        assertThat(bench.requests("/apis/example.com/.*")).containsExactly("/apis/example.com/v1beta2/widgets?limit=500");
        assertThat(bench.text(ERRORS)).isEqualTo("{\n  \"retired.example.com\": \"the server could not find the requested resource\"\n}");
    }

    /// A list in another version than the stored one needs a conversion webhook, and those break.
    @Test
    void readsTheStoredVersionWhenThePreferredOneCannotBeConverted() {
        define("widgets", "Widget", "Namespaced", version("v1", true, true) + "," + version("v2", true, false));
        addWidget("a", "one");
        bench.server().fail("/apis/example.com/v2/widgets", new Fault.ServerError(500));
        bench.collect("[clusterResources: {}]");

        assertThat(bench.json(DIRECTORY + "widgets.example.com/a.json")).hasSize(1);
        assertThat(bench.paths()).doesNotContain(ERRORS);
    }

    @Test
    void writesDownWhatIsDenied() {
        define("widgets", "Widget", "Namespaced", version("v1", true, true));
        bench.as(Identity.serviceAccount("a", "poor", Rule.readEverywhere("namespaces", "pods", "customresourcedefinitions")), "a");
        bench.collect("[clusterResources: {}]");

        assertThat(bench.json(ERRORS).path("widgets.example.com").asText()).startsWith("widgets.example.com is forbidden");
        assertThat(bench.missing()).extracting(Gap::place, Gap::outcome)
                .contains(Tuple.tuple(DIRECTORY + "widgets.example.com/*.json", Outcome.DENIED));
    }

    @Test
    void writesDownThatTheTypesAreNotKnown() {
        bench.server().fail("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", new Fault.Forbidden());
        bench.collect("[clusterResources: {}]");

        assertThat(bench.json(ERRORS).path("crdList").asText()).contains("is forbidden");
        assertThat(bench.missing()).extracting(Gap::place).contains(DIRECTORY + "*.json", DIRECTORY + "*/*.json");
    }

    @Test
    void writesWhatTheServerServes() {
        define("widgets", "Widget", "Namespaced", version("v1", true, true));
        bench.collect("[clusterResources: {}]");

        assertThat(bench.text("cluster-resources/groups.json")).startsWith("""
                [
                  {
                    "name": "",
                    "versions": [
                      {
                        "groupVersion": "v1",
                        "version": "v1"
                      }
                    ],
                    "preferredVersion": {
                      "groupVersion": "v1",
                      "version": "v1"
                    }
                  },""");
        JsonNode apps = resources("apps/v1");
        assertThat(apps).extracting(resource -> resource.path("name").asText()).contains("deployments", "deployments/scale");
        assertThat(apps).filteredOn(resource -> resource.path("name").asText().equals("deployments")).first().asString()
                .isEqualTo("{\"name\":\"deployments\",\"singularName\":\"deployment\",\"namespaced\":true,\"kind\":\"Deployment\",\"verbs\":[\"create\","
                        + "\"delete\",\"deletecollection\",\"get\",\"list\",\"patch\",\"update\",\"watch\"],\"shortNames\":[\"deploy\"],\"categories\":[\"all\"]}");
        assertThat(resources("example.com/v1")).hasSize(1);
        assertThat(bench.requests("/apis?")).hasSize(2);
    }

    private JsonNode resources(String groupVersion) {
        for (JsonNode list : bench.json("cluster-resources/resources.json")) {
            if (list.path("groupVersion").asText().equals(groupVersion)) {
                return list.path("resources");
            }
        }
        throw new AssertionError("no resources of " + groupVersion);
    }

    @Test
    void needsNoRightsButThoseOfItsPlan() {
        define("widgets", "Widget", "Namespaced", version("v1", true, true));
        addWidget("a", "one");
        for (String use : List.of("[clusterResources: {imagePullSecrets: true, license: true}]",
                "[clusterResources: {namespaces: [a], license: true}]")) {
            List<Rule> rules = new ArrayList<>();
            for (PlannedEntry entry : bench.plan(use).collectors().getFirst().entries()) {
                entry.permissions().forEach(permission -> rules.add(rule(permission)));
            }
            bench.as(Identity.serviceAccount("b", "exact", rules.toArray(Rule[]::new)), "b");
            bench.collect(use);
            assertThat(bench.missing()).as(use).extracting(Gap::outcome).doesNotContain(Outcome.DENIED);
            assertThat(bench.paths()).as(use).contains("cluster-resources/pods/a.json", DIRECTORY + "widgets.example.com/a.json");
        }
    }

    private static Rule rule(Permission permission) {
        return new Rule(permission.namespace().isEmpty() ? List.of() : List.of(permission.namespace()), List.of(permission.verb()),
                List.of(permission.group()), List.of(permission.resource()), permission.name().isEmpty() ? List.of() : List.of(permission.name()));
    }

    private void addWidget(String namespace, String name) {
        cluster.add("{apiVersion: example.com/v1, kind: Widget, metadata: {name: %s, namespace: %s}}".formatted(name, namespace));
    }
}

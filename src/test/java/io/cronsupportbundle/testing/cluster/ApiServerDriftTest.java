package io.cronsupportbundle.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sends the same requests to the double and to the kube-apiserver of the testbed, so that the double cannot drift from what it stands for.
@EnabledIfEnvironmentVariable(named = "TESTBED_HOME", matches = ".+", disabledReason = "no testbed: TESTBED_HOME is not set")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+", disabledReason = "no testbed: KUBECONFIG is not set")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiServerDriftTest {
    private static final String NAMESPACE = "double-" + Long.toHexString(System.nanoTime());
    private static final List<String> COMPARED_HEADERS =
            List.of("cache-control", "content-type", "content-encoding", "vary", "x-content-type-options", "retry-after");
    private static final String METADATA_ONLY = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";
    private static final String UNSCHEDULED = json("""
            apiVersion: v1
            kind: Pod
            metadata: {name: two, namespace: %s}
            spec:
              schedulerName: nobody
              automountServiceAccountToken: false
              containers: [{name: a, image: a}, {name: b, image: b}]
              initContainers: [{name: c, image: c}]
            status: {phase: Pending, qosClass: BestEffort}
            """.formatted(NAMESPACE));
    private static final String DEFINITION = json("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.drift.example.com}
            spec:
              group: drift.example.com
              scope: Namespaced
              names: {kind: Widget, listKind: WidgetList, plural: widgets, singular: widget}
              versions:
                - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}
            """);

    private final ApiServerDouble server = ApiServerDouble.start(Cluster.empty());
    private final Identity limitedIdentity = Identity.serviceAccount(NAMESPACE, "limited", Rule.readIn(NAMESPACE, "pods"));
    private RealServer real;
    private Probe realLimited;

    ApiServerDriftTest() throws Exception {
        real = RealServer.of(Path.of(System.getenv("KUBECONFIG")));
        realLimited = real.admin();
    }

    @BeforeAll
    void putTheSameIntoBoth() throws Exception {
        server.admit(limitedIdentity);
        server.cluster().addNamespace(NAMESPACE);
        real.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"" + NAMESPACE + "\"}}");
        for (String name : List.of("one", "two", "three", "four", "five")) {
            String map = json("""
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: %1$s, namespace: %2$s, labels: {part: %1$s}}, data: {key: value}}
                    """.formatted(name, NAMESPACE));
            server.cluster().add(map);
            real.create("/api/v1/namespaces/" + NAMESPACE + "/configmaps", map);
        }
        server.cluster().add(UNSCHEDULED).add(DEFINITION);
        real.create("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", DEFINITION);
        realLimited = real.serviceAccount(NAMESPACE, "limited");
        real.create("/api/v1/namespaces/" + NAMESPACE + "/pods", UNSCHEDULED);
        String role = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + NAMESPACE;
        real.create(role + "/roles", json("""
                metadata: {name: limited}
                rules: [{apiGroups: ["*"], resources: [pods], verbs: [get, list]}]
                """));
        real.create(role + "/rolebindings", json("""
                metadata: {name: limited}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: limited}
                subjects: [{kind: ServiceAccount, name: limited, namespace: %s}]
                """.formatted(NAMESPACE)));
    }

    @AfterAll
    void cleanUp() throws Exception {
        server.close();
        for (String path : List.of("/api/v1/namespaces/" + NAMESPACE,
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.drift.example.com")) {
            real.admin().client().send(real.admin().request(path).DELETE().build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    /// `{}` stands for the namespace. Failures are compared word for word, everything else by its keys.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            admin   | /version
            admin   | /api/v1/namespaces/{}/configmaps?limit=2
            admin   | /api/v1/namespaces/{}/configmaps?limit=2&labelSelector=part
            admin   | /api/v1/namespaces/{}/configmaps?labelSelector=part%20in%20(one,two),part!=two,!absent
            admin   | /api/v1/namespaces/{}/configmaps?fieldSelector=metadata.name=three
            admin   | /api/v1/namespaces/{}/configmaps/three
            admin   | /api/v1/namespaces/nowhere/pods
            admin   | /api/v1/namespaces/{}/pods/absent
            admin   | /apis/apps/v1/namespaces/{}/deployments/absent
            admin   | /api/v1/namespaces/{}/widgets
            admin   | /api/v1/namespaces/{}/nodes
            admin   | /api/v1/namespaces/{}/pods/two/bogus
            admin   | /apis/unknown.example.com/v1/things
            admin   | /apis/unknown.example.com/v1
            admin   | /apis/apps/v9
            admin   | /apis/apps/v9/deployments
            admin   | /api/v1/pods?limit=abc
            admin   | /api/v1/pods?fieldSelector=foo=bar
            admin   | /api/v1/namespaces/{}/pods/two/log
            admin   | /api/v1/namespaces/{}/pods/two/log?container=a
            admin   | /api/v1/namespaces/{}/pods/two/log?container=nope
            admin   | /api/v1/namespaces/{}/pods/absent/log
            admin   | /api/v1/namespaces/{}/pods/two/log?container=a&tailLines=-1
            admin   | /api/v1/namespaces/{}/pods/two/log?container=a&limitBytes=0
            admin   | /api/v1/namespaces/{}/pods/two/log?container=a&tailLines=abc
            admin   | /api/v1/namespaces/{}/pods/two/log?container=a&sinceTime=yesterday
            limited | /api/v1/pods
            limited | /api/v1/nodes
            limited | /api/v1/namespaces
            limited | /api/v1/namespaces/{}
            limited | /api/v1/namespaces/{}/configmaps/three
            limited | /api/v1/namespaces/{}/pods/two/log
            limited | /api/v1/namespaces/{}/pods?limit=5
            limited | /apis/apps/v1/deployments
            limited | /apis/unknown.example.com/v1/things
            limited | /metrics
            limited | /healthz
            nobody  | /api/v1/pods
            nobody  | /version
            stranger| /api/v1/pods
            """)
    void answersAsTheRealServer(String who, String pattern) throws Exception {
        String path = pattern.replace("{}", NAMESPACE);
        assertSame(probes(who).real.get(path), probes(who).imitation.get(path));
    }

    @Test
    void givesOnlyMetadataAsTheRealServer() throws Exception {
        String path = "/api/v1/namespaces/" + NAMESPACE + "/configmaps?limit=3";
        assertSame(real.admin().get(path, "Accept", METADATA_ONLY), probes("admin").imitation.get(path, "Accept", METADATA_ONLY));
    }

    @Test
    void goesThroughPagesAsTheRealServer() throws Exception {
        assertThat(pages(probes("admin").imitation)).isEqualTo(pages(real.admin()));
    }

    @ParameterizedTest
    @CsvSource({"/api", "/api/v1", "/apis/apps", "/apis/apps/v1", "/apis/batch/v1", "/apis/policy/v1", "/apis/rbac.authorization.k8s.io/v1",
        "/apis/apiextensions.k8s.io/v1", "/apis/storage.k8s.io/v1", "/apis/authorization.k8s.io/v1", "/apis/drift.example.com/v1"})
    void hasTheDiscoveryDocumentsOfTheRealServer(String path) throws Exception {
        ObjectNode expected = real.admin().object(path);
        ObjectNode actual = probes("admin").imitation.object(path);
        expected.remove("serverAddressByClientCIDRs");
        actual.remove("serverAddressByClientCIDRs");
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/api", "/apis"})
    void hasTheAggregatedDiscoveryOfTheRealServer(String path) throws Exception {
        HttpResponse<String> expected = real.admin().get(path, "Accept", Representation.AGGREGATED_TYPE);
        HttpResponse<String> actual = probes("admin").imitation.get(path, "Accept", Representation.AGGREGATED_TYPE);
        assertThat(headers(actual)).isEqualTo(headers(expected));
        assertThat(groups(actual)).containsAllEntriesOf(groups(expected));
    }

    @Test
    void reviewsRightsAsTheRealServer() throws Exception {
        String reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        for (String namespace : List.of(NAMESPACE, "default")) {
            String review = json("""
                    apiVersion: authorization.k8s.io/v1
                    kind: SelfSubjectAccessReview
                    spec: {resourceAttributes: {namespace: %s, verb: list, resource: pods}}
                    """.formatted(namespace));
            JsonNode expected = Json.parse(realLimited.post(reviews, review).body());
            JsonNode actual = Json.parse(probes("limited").imitation.post(reviews, review).body());
            assertThat(actual.at("/status/allowed")).isEqualTo(expected.at("/status/allowed"));
            assertThat(actual.path("spec")).isEqualTo(expected.path("spec"));
        }
        String rules = "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectRulesReview\",\"spec\":{%s}}";
        for (String spec : List.of("", "\"namespace\":\"" + NAMESPACE + "\"")) {
            assertSame(realLimited.post("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", rules.formatted(spec)),
                    probes("limited").imitation.post("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", rules.formatted(spec)));
        }
    }

    @Test
    void expiresTokensAsTheRealServer() throws Exception {
        String token = Base64.getUrlEncoder().withoutPadding()
                .encodeToString("{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"/a\\u0000\"}".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> expected = real.admin().get("/api/v1/pods?limit=2&continue=" + token);
        assumeTrue(expected.statusCode() == 410, "the testbed is too young: nothing has been compacted yet");
        server.fail("/api/v1/pods", new Fault.ExpiredContinue(), 1);
        assertSame(expected, probes("admin").imitation.get("/api/v1/pods?limit=2&continue=" + token));
    }

    private static List<String> pages(Probe probe) throws Exception {
        List<String> pages = new ArrayList<>();
        String path = "/api/v1/namespaces/" + NAMESPACE + "/configmaps?limit=2&fieldSelector=metadata.name!=kube-root-ca.crt";
        ObjectNode page = probe.object(path);
        while (true) {
            pages.add(Discovery.children(page.path("items")).stream().map(item -> item.at("/metadata/name").asText()).toList().toString());
            String next = page.at("/metadata/continue").asText();
            if (next.isEmpty()) {
                return pages;
            }
            page = probe.object(path + "&continue=" + next);
        }
    }

    private static void assertSame(HttpResponse<String> expected, HttpResponse<String> actual) {
        assertThat(actual.statusCode()).isEqualTo(expected.statusCode());
        assertThat(headers(actual)).isEqualTo(headers(expected));
        if (!expected.body().startsWith("{")) {
            assertThat(actual.body()).isEqualTo(expected.body());
            return;
        }
        ObjectNode wanted = Json.parse(expected.body());
        ObjectNode got = Json.parse(actual.body());
        if (wanted.path("kind").asText().equals("Status")) {
            assertThat(got).isEqualTo(wanted);
        } else {
            assertThat(Shape.of(got)).isEqualTo(Shape.of(wanted));
        }
    }

    private static String json(String yaml) {
        return Json.parse(yaml).toString();
    }

    private static SortedMap<String, List<String>> headers(HttpResponse<String> response) {
        SortedMap<String, List<String>> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> {
            if (COMPARED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name.toLowerCase(Locale.ROOT), values);
            }
        });
        return headers;
    }

    private static Map<String, JsonNode> groups(HttpResponse<String> response) {
        Map<String, JsonNode> groups = new TreeMap<>();
        Json.parse(response.body()).path("items").forEach(item -> {
            ((ObjectNode) item.path("metadata")).remove("creationTimestamp");
            groups.put(item.at("/metadata/name").asText(), item);
        });
        return groups;
    }

    private Probes probes(String who) {
        return switch (who) {
            case "admin" -> new Probes(real.admin(), Probe.of(server, Identity.administrator()));
            case "limited" -> new Probes(realLimited, Probe.of(server, limitedIdentity));
            case "nobody" -> of("");
            default -> of("no-such-token");
        };
    }

    private Probes of(String token) {
        return new Probes(new Probe(real.admin().client(), real.admin().endpoint(), token),
                Probe.of(server.endpoint(), server.authority().clientContext(), token));
    }

    private record Probes(Probe real, Probe imitation) {}
}

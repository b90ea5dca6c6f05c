package io.cronsupportbundle.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServerDoubleTest {
    private static final Identity READER = Identity.serviceAccount("fxa", "reader", Rule.readIn("fxa", "pods", "pods/log"));

    private ApiServerDouble server;
    private Probe admin;
    private Probe reader;

    @BeforeEach
    void start() {
        server = SampleCluster.start();
        server.admit(READER);
        admin = Probe.of(server, Identity.administrator());
        reader = Probe.of(server, READER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pagesThroughAListInTheOrderOfKeys() throws Exception {
        List<String> names = new ArrayList<>();
        ObjectNode page = admin.object("/api/v1/pods?limit=7");
        assertThat(page.at("/metadata/remainingItemCount").asInt()).isEqualTo(11);
        names.addAll(names(page));
        while (page.at("/metadata").has("continue")) {
            page = admin.object("/api/v1/pods?limit=7&continue=" + page.at("/metadata/continue").asText());
            names.addAll(names(page));
        }
        assertThat(names).hasSize(18).startsWith("123done-96bb7bf85-vgb5f").endsWith("coredns-59fc685dbd-89l7b");
        assertThat(server.requests()).hasSize(3).allMatch(request -> request.status() == 200 && request.userAgent().equals("probe/1"));
    }

    @Test
    void keepsNamespacesApartWhoseNamesBeginAlike() throws Exception {
        server.cluster().addNamespace("fxa-test").add("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: fxa-test}}");
        assertThat(names(admin.object("/api/v1/namespaces/fxa/configmaps"))).doesNotContain("a");
        assertThat(names(admin.object("/api/v1/namespaces/fxa-test/configmaps"))).containsExactly("a");
        assertThat(names(admin.object("/api/v1/configmaps"))).startsWith("kube-root-ca.crt", "a");
    }

    @Test
    void selectsByLabelsAndFields() throws Exception {
        assertThat(names(admin.object("/api/v1/pods?labelSelector=app%20in%20(memcached,fortress),!foo,app!=memcached")))
                .containsExactly("fortress-874b5df9f-dpx6j");
        assertThat(names(admin.object("/apis/apps/v1/deployments?fieldSelector=metadata.name=memcached"))).containsExactly("memcached");
        assertThat(admin.get("/api/v1/pods?fieldSelector=foo=bar").body()).contains("field label not supported: foo");
        assertThat(admin.object("/api/v1/pods?limit=2&labelSelector=app").path("metadata").has("remainingItemCount")).isFalse();
    }

    @Test
    void givesCustomResourcesTheirSortedKeysWithMetadataAfterTheItems() throws Exception {
        assertThat(admin.get("/apis/versions.mozilla.org/v1/versions").body())
                .startsWith("{\"apiVersion\":\"versions.mozilla.org/v1\",\"items\":[{\"apiVersion\":")
                .contains("\"kind\":\"VersionList\",\"metadata\":{\"continue\":\"\",\"resourceVersion\":");
    }

    @Test
    void givesOnlyMetadataWhenAskedTo() throws Exception {
        ObjectNode list = admin.object("/api/v1/namespaces/fxa/configmaps", "Accept",
                "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io");
        assertThat(list.path("kind").asText()).isEqualTo("PartialObjectMetadataList");
        assertThat(list.at("/items/0").properties()).extracting(Map.Entry::getKey).containsExactly("kind", "apiVersion", "metadata");
    }

    @Test
    void compressesOnlyWhatIsLarge() throws Exception {
        assertThat(admin.get("/version", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding")).isEmpty();
        server.cluster().addGeneratedPods(1, 200, "secret");
        HttpResponse<byte[]> pods = admin.getBytes("/api/v1/pods", "Accept-Encoding", "gzip");
        assertThat(pods.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(pods.body()))) {
            assertThat(Json.read(unpacked).path("items")).hasSize(218);
        }
    }

    @Test
    void generatesTenThousandPodsInPages() throws Exception {
        server.cluster().addGeneratedPods(10, 1000, "secret");
        int count = 0;
        ObjectNode page = admin.object("/api/v1/pods?limit=500");
        assertThat(page.at("/metadata/remainingItemCount").asInt()).isEqualTo(9518);
        count += page.path("items").size();
        while (page.at("/metadata").has("continue")) {
            page = admin.object("/api/v1/pods?limit=500&continue=" + page.at("/metadata/continue").asText());
            count += page.path("items").size();
        }
        assertThat(count).isEqualTo(10_018);
        assertThat(admin.object("/api/v1/namespaces/load-003/pods").path("items")).hasSize(1000);
        String name = page.at("/items/9/metadata/name").asText();
        assertThat(admin.get("/api/v1/namespaces/load-009/pods/" + name).statusCode()).isEqualTo(200);
    }

    @Test
    void deniesInTheWordsOfTheRealServer() throws Exception {
        assertThat(reader.object("/api/v1/pods").path("message").asText())
                .isEqualTo("pods is forbidden: User \"system:serviceaccount:fxa:reader\" cannot list resource \"pods\" in API group \"\" at the cluster scope");
        assertThat(reader.object("/apis/apps/v1/namespaces/fxa/deployments/x").path("message").asText())
                .isEqualTo("deployments.apps \"x\" is forbidden: User \"system:serviceaccount:fxa:reader\" cannot get resource \"deployments\" in API group \"apps\" in the namespace \"fxa\"");
        assertThat(reader.get("/api/v1/namespaces/fxa/pods").statusCode()).isEqualTo(200);
        assertThat(Probe.of(server, new Identity("unknown", "", List.of())).get("/api/v1/pods").statusCode()).isEqualTo(401);
        assertThat(Probe.of(server, Identity.ANONYMOUS).object("/api/v1/pods").path("message").asText()).contains("system:anonymous");
    }

    @Test
    void reviewsTheCallersOwnRights() throws Exception {
        String review = "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectAccessReview\",\"spec\":{\"resourceAttributes\":"
                + "{\"namespace\":\"fxa\",\"verb\":\"get\",\"resource\":\"pods\",\"subresource\":\"log\"}}}";
        HttpResponse<String> answer = reader.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Json.parse(answer.body()).at("/status/allowed").asBoolean()).isTrue();
        answer = reader.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review.replace("fxa", "default"));
        assertThat(Json.parse(answer.body()).at("/status/allowed").asBoolean(true)).isFalse();
        String rules = reader.post("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
                "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectRulesReview\",\"spec\":{\"namespace\":\"fxa\"}}").body();
        assertThat(rules).contains("{\"verbs\":[\"get\",\"list\"],\"apiGroups\":[\"*\"],\"resources\":[\"pods\",\"pods/log\"]}");
    }

    @Test
    void servesLogsWithinLimits() throws Exception {
        String log = "/api/v1/namespaces/fxa/pods/memcached-5c6bdb8754-8mmsp/log";
        assertThat(admin.get(log).body().lines()).hasSize(400).anyMatch(line -> line.contains(SampleCluster.CANARY));
        assertThat(admin.get(log + "?tailLines=2").body().lines()).hasSize(2).last().asString().contains("seq=399");
        assertThat(admin.get(log + "?tailLines=1&timestamps=true&limitBytes=41").body())
                .isEqualTo("2026-11-20T00:06:39.000000000Z level=info");
        assertThat(admin.get(log + "?sinceTime=2026-11-20T00:06:30Z").body().lines()).hasSize(10);
        assertThat(admin.get(log + "?previous=true").body()).contains("previous terminated container \\\"memcached\\\" in pod");
        assertThat(admin.get(log + "?container=nope").body()).contains("container nope is not valid for pod memcached-5c6bdb8754-8mmsp");
        assertThat(admin.get(log + "?tailLines=abc").body()).contains("strconv.ParseInt: parsing \\\"abc\\\": invalid syntax");
        assertThat(admin.get(log.replace("memcached-5c6bdb8754-8mmsp", "fxa-mail-service-568d5c6949-2cqbp") + "?previous=true")
                .statusCode()).isEqualTo(200);
    }

    @Test
    void refusesLogsOfContainersThatWaitOrAreNotNamed() throws Exception {
        server.cluster().add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: two, namespace: fxa}
                spec: {nodeName: node-0, containers: [{name: a}, {name: b}], initContainers: [{name: c}]}
                status: {phase: Pending, containerStatuses: [{name: a, state: {waiting: {reason: ImagePullBackOff}}, lastState: {}}]}
                """);
        HttpResponse<String> unnamed = admin.get("/api/v1/namespaces/fxa/pods/two/log");
        assertThat(unnamed.statusCode()).isEqualTo(400);
        assertThat(unnamed.body()).contains("a container name must be specified for pod two, choose one of: [c a b]");
        assertThat(Json.parse(admin.get("/api/v1/namespaces/fxa/pods/two/log?container=a").body()).path("message").asText())
                .isEqualTo("container \"a\" in pod \"two\" is waiting to start: trying and failing to pull image");
    }

    @Test
    void speaksBothFormsOfDiscovery() throws Exception {
        ObjectNode aggregated = admin.object("/apis", "Accept", Representation.AGGREGATED_TYPE + ",application/json");
        assertThat(aggregated.path("kind").asText()).isEqualTo("APIGroupDiscoveryList");
        assertThat(admin.object("/apis").path("groups")).hasSameSizeAs(aggregated.path("items"));
        server.cluster().add("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.example.com}
                spec: {group: example.com, scope: Cluster, names: {kind: Widget, plural: widgets, singular: widget}, versions: [{name: v1beta1, served: true, storage: true}]}
                """).add("{apiVersion: example.com/v1beta1, kind: Widget, metadata: {name: one}}");
        assertThat(admin.object("/apis/example.com/v1beta1").at("/resources/0/name").asText()).isEqualTo("widgets");
        assertThat(names(admin.object("/apis/example.com/v1beta1/widgets"))).containsExactly("one");
        assertThat(admin.get("/apis/unknown.example.com/v1/widgets").body()).isEqualTo("404 page not found\n");
    }

    @Test
    void expiresATokenInTheMiddleOfPaging() throws Exception {
        server.fail("/api/v1/pods", new Fault.ExpiredContinue(), 1);
        ObjectNode first = admin.object("/api/v1/pods?limit=10");
        String next = "/api/v1/pods?limit=10&continue=" + first.at("/metadata/continue").asText();
        HttpResponse<String> expired = admin.get(next);
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(Json.parse(expired.body()).path("reason").asText()).isEqualTo("Expired");
        assertThat(admin.get(next).statusCode()).isEqualTo(200);
    }

    @Test
    void isTooBusyForAWhile() throws Exception {
        server.fail("/api/v1/.*", new Fault.TooManyRequests(Duration.ofSeconds(1)), 2);
        HttpResponse<String> busy = admin.get("/api/v1/nodes");
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.headers().firstValue("Retry-After")).contains("1");
        assertThat(admin.get("/version").statusCode()).isEqualTo(200);
        assertThat(admin.get("/api/v1/nodes").statusCode()).isEqualTo(429);
        assertThat(admin.get("/api/v1/nodes").statusCode()).isEqualTo(200);
    }

    @Test
    void failsInEveryOtherWay() throws Exception {
        server.fail("/api/v1/nodes", new Fault.ServerError(503), 1);
        assertThat(admin.get("/api/v1/nodes").statusCode()).isEqualTo(503);
        server.fail("/api/v1/nodes", new Fault.Forbidden(), 1);
        assertThat(admin.get("/api/v1/nodes").body()).contains("nodes is forbidden: User \\\"admin\\\"");
        server.fail("/api/v1/nodes", new Fault.CutAfter(500), 1);
        assertThatThrownBy(() -> admin.get("/api/v1/nodes")).isInstanceOf(IOException.class);
        server.fail("/api/v1/nodes", new Fault.TruncatedAfter(500), 1);
        assertThat(admin.get("/api/v1/nodes").body()).hasSize(500);
        server.fail("/api/v1/nodes", new Fault.Slow(1000, Duration.ofMillis(1)), 1);
        assertThat(admin.object("/api/v1/nodes").path("items")).hasSize(3);
        server.fail("/api/v1/nodes", new Fault.BrokenGzip(), 1);
        byte[] broken = admin.getBytes("/api/v1/nodes", "Accept-Encoding", "gzip").body();
        assertThatThrownBy(() -> new GZIPInputStream(new ByteArrayInputStream(broken)).readAllBytes()).isInstanceOf(IOException.class);
        server.fail("/api/v1/nodes", new Fault.Endless(), 1);
        HttpResponse<InputStream> endless = admin.client()
                .send(admin.request("/api/v1/nodes").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = endless.body()) {
            assertThat(body.readNBytes(1_000_000)).hasSize(1_000_000);
        }
    }

    @Test
    void staysSilentUntilTheClientGivesUp() {
        server.fail("/api/v1/nodes", new Fault.Silence());
        assertThatThrownBy(() -> admin.client().send(admin.request("/api/v1/nodes").timeout(Duration.ofMillis(300)).build(),
                HttpResponse.BodyHandlers.discarding())).isInstanceOf(HttpTimeoutException.class);
        assertThat(server.requests()).singleElement().matches(request -> request.status() == 0);
    }

    @Test
    void isTrustedOnlyByThoseWhoHaveItsAuthority() {
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> stranger.send(admin.request("/version").build(), HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void givesWhatAClientNeedsInsideAndOutside(@TempDir Path directory) throws Exception {
        assertThat(Files.readString(server.kubeconfig(directory.resolve("kubeconfig"), READER), StandardCharsets.UTF_8))
                .contains("server: " + server.endpoint(), "token: " + READER.token(), "certificate-authority-data: LS0t");
        PodEnvironment pod = server.podEnvironment(directory, "fxa", READER);
        assertThat(pod.variables()).containsEntry("KUBERNETES_SERVICE_HOST", "127.0.0.1");
        assertThat(pod.token()).hasContent(READER.token());
        assertThat(pod.namespace()).hasContent("fxa");
        assertThat(pod.authority()).content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    private static List<String> names(JsonNode list) {
        return Discovery.children(list.path("items")).stream().map(item -> item.at("/metadata/name").asText()).toList();
    }
}

package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.ContainerLog;
import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.Rule;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterResourcesCollectorTest {
    private static final String DIRECTORY = "cluster-resources/";

    private final Cluster cluster = Cluster.empty().addNamespace("a").addNamespace("b");
    private final CollectorBench bench;

    ClusterResourcesCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void addService(String namespace, String label) {
        cluster.add("""
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"%s","uid":"u","creationTimestamp":"2026-11-20T08:00:00Z",
                "labels":{"x":"%s"}},"spec":{"ports":[{"port":80}]},"status":{"loadBalancer":{}}}""".formatted(namespace, label));
    }

    @Test
    void printsListsAsOthersDo() {
        addService("a", "<a&b>");
        bench.collect("[clusterResources: {}]");

        assertThat(bench.text(DIRECTORY + "services/a.json").replaceAll("\"resourceVersion\": \"\\d+\"", "\"resourceVersion\": \"1\"")).isEqualTo("""
                {
                  "kind": "ServiceList",
                  "apiVersion": "v1",
                  "metadata": {
                    "resourceVersion": "1"
                  },
                  "items": [
                    {
                      "kind": "Service",
                      "apiVersion": "v1",
                      "metadata": {
                        "name": "web",
                        "namespace": "a",
                        "uid": "u",
                        "creationTimestamp": "2026-11-20T08:00:00Z",
                        "labels": {
                          "x": "\\u003ca\\u0026b\\u003e"
                        },
                        "resourceVersion": "1"
                      },
                      "spec": {
                        "ports": [
                          {
                            "port": 80
                          }
                        ]
                      },
                      "status": {
                        "loadBalancer": {}
                      }
                    }
                  ]
                }""");
        assertThat(bench.text(DIRECTORY + "services/b.json")).endsWith("\"items\": []\n}");
    }

    @Test
    void listsOnceForAllNamespaces() {
        addService("a", "x");
        addService("b", "x");
        bench.collect("[clusterResources: {}]");

        assertThat(bench.requests("/api/v1/services")).containsExactly("/api/v1/services?limit=500");
        assertThat(bench.requests("/api/v1/namespaces/.*/services")).isEmpty();
        assertThat(bench.json(DIRECTORY + "namespaces.json").path("kind").asText()).isEqualTo("NamespaceList");
        assertThat(bench.paths()).contains(DIRECTORY + "auth-cani-list/a.json", DIRECTORY + "nodes.json", DIRECTORY + "clusterroles.json",
                DIRECTORY + "custom-resource-definitions.json", DIRECTORY + "endpointslices/kube-system.json");
    }

    @Test
    void readsLongListsInPages() {
        cluster.addGeneratedPods(3, 400, "s3cret-value");
        bench.collect("[clusterResources: {}]");

        assertThat(bench.requests("/api/v1/pods")).hasSize(3);
        for (String namespace : new String[] {"load-000", "load-001", "load-002"}) {
            JsonNode list = bench.json(DIRECTORY + "pods/" + namespace + ".json");
            assertThat(list.path("items")).hasSize(400).allMatch(pod -> pod.at("/metadata/namespace").asText().equals(namespace));
            assertThat(list.toString()).doesNotContain("s3cret-value");
        }
    }

    @Test
    void beginsAListAgainThatExpired() {
        cluster.addGeneratedPods(3, 400, "s3cret");
        bench.server().fail("/api/v1/pods", new Fault.ExpiredContinue(), 1);
        bench.collect("[clusterResources: {}]");

        assertThat(bench.json(DIRECTORY + "pods/load-000.json").path("items")).hasSize(400);
        assertThat(bench.json(DIRECTORY + "pods/load-002.json").path("items")).hasSize(400);
        assertThat(bench.missing()).noneMatch(gap -> gap.place().contains("pods/load"));
    }

    @Test
    void givesUpAListThatExpiresTwice() {
        cluster.addGeneratedPods(3, 400, "s3cret");
        bench.server().fail("/api/v1/pods", new Fault.ExpiredContinue(), 2);
        bench.collect("[clusterResources: {}]");

        assertThat(bench.paths()).contains(DIRECTORY + "pods-errors.json", DIRECTORY + "services/a.json").noneMatch(path -> path.contains("pods/load-"));
        assertThat(bench.missing()).anyMatch(gap -> gap.place().equals(DIRECTORY + "pods/*.json") && gap.outcome() == Outcome.FAILED);
    }

    @Test
    void readsNamespaceByNamespaceWhereTheWholeIsDenied() {
        addService("a", "x");
        bench.as(Identity.serviceAccount("a", "poor", Rule.readEverywhere("namespaces"), Rule.readIn("a", "pods", "services")), "a");
        bench.collect("[clusterResources: {}]");

        assertThat(bench.json(DIRECTORY + "services/a.json").path("items")).hasSize(1);
        assertThat(bench.paths()).doesNotContain(DIRECTORY + "services/b.json")
                .contains(DIRECTORY + "auth-cani-list/b.json", DIRECTORY + "deployments-errors.json", DIRECTORY + "nodes-errors.json");
        assertThat(bench.json(DIRECTORY + "namespaces.json").path("items")).hasSize(6);
        assertThat(bench.json(DIRECTORY + "deployments-errors.json").path("a").asText()).startsWith("deployments.apps is forbidden");
        assertThat(bench.json(DIRECTORY + "nodes-errors.json").path(0).asText()).startsWith("nodes is forbidden");
    }

    @Test
    void readsItsOwnNamespaceWhereNamespacesAreDenied() {
        addService("a", "x");
        bench.as(Identity.serviceAccount("a", "poor", Rule.readIn("a", "pods", "services")), "a");
        bench.collect("[clusterResources: {}]");

        assertThat(bench.json(DIRECTORY + "namespaces-errors.json")).hasSize(1);
        assertThat(bench.paths()).contains(DIRECTORY + "services/a.json", DIRECTORY + "pods/a.json", DIRECTORY + "auth-cani-list/a.json")
                .noneMatch(path -> path.contains("/b.json"));
        assertThat(bench.missing()).anyMatch(gap -> gap.place().equals(DIRECTORY + "namespaces.json") && gap.outcome() == Outcome.DENIED);
    }

    @Test
    void mergesUsesAndWritesNamedNamespacesWithoutKind() {
        bench.collect("[clusterResources: {namespaces: [a]}, clusterResources: {namespaces: [b]}]");

        assertThat(bench.records()).hasSize(1);
        assertThat(bench.json(DIRECTORY + "namespaces.json").isArray()).isTrue();
        assertThat(bench.json(DIRECTORY + "namespaces.json")).hasSize(2).noneMatch(one -> one.has("kind"));
        assertThat(bench.paths()).contains(DIRECTORY + "pods/a.json", DIRECTORY + "pods/b.json").doesNotContain(DIRECTORY + "pods/default.json");
    }

    @Test
    void readsAllNamespacesWhenOneUseWantsAll() {
        bench.collect("[clusterResources: {namespaces: [\"\"]}, clusterResources: {namespaces: [a]}]");

        assertThat(bench.paths()).contains(DIRECTORY + "pods/default.json", DIRECTORY + "pods/b.json");
    }

    @Test
    void collectsNothingWhenTheFirstOfSeveralUsesIsExcluded() {
        bench.collect("[clusterResources: {exclude: true}, clusterResources: {namespaces: [a]}]");

        assertThat(bench.paths()).containsExactly("skipped-collectors.json");
    }

    @Test
    void fetchesLogsOfUnhealthyPodsOfEveryNamespaceThatIsNamed() {
        addPod("sick", "waiting: {reason: CrashLoopBackOff}", false);
        cluster.addLog("a", "sick", "main", ContainerLog.of("one"));

        bench.collect("[clusterResources: {namespaces: [a, b]}]");

        assertThat(bench.paths()).contains("cluster-resources/pods/logs/a/sick/main.log");
    }

    @Test
    void recordsThatItWasExcluded() {
        bench.collect("[clusterResources: {exclude: \"true\"}]");

        assertThat(bench.paths()).containsExactly("skipped-collectors.json");
        assertThat(bench.text("skipped-collectors.json")).isEqualTo("[{\"collector\":\"cluster-resources\",\"reason\":\"excluded\",\"errors\":null,"
                + "\"timestamp\":\"2026-11-21T03:04:05Z\"}]");
    }

    @Test
    void fetchesTheEndOfTheLogsOfUnhealthyPods() {
        addPod("sick", "waiting: {reason: CrashLoopBackOff}", false);
        addPod("well", "running: {}", true);
        cluster.addLog("a", "sick", "setup", ContainerLog.of("set up"));
        cluster.addLog("a", "sick", "main", ContainerLog.generated(600, index -> "line " + index));
        cluster.addPreviousLog("a", "sick", "main", ContainerLog.of("crashed: token=s3cret"));
        bench.collect("[clusterResources: {}]");

        String logs = DIRECTORY + "pods/logs/a/";
        assertThat(bench.text(logs + "sick/main.log").lines()).hasSize(500).last().isEqualTo("line 599");
        assertThat(bench.text(logs + "sick/main-previous.log")).isEqualTo("crashed: token=***HIDDEN***\n");
        assertThat(bench.text(logs + "sick/setup.log")).isEqualTo("set up\n");
        assertThat(bench.paths()).noneMatch(path -> path.contains("/well/"));
        assertThat(bench.bundle().links()).isEmpty();
    }

    @Test
    void writesDownWhyALogCouldNotBeHad() {
        addPod("sick", "waiting: {reason: ImagePullBackOff}", false);
        bench.server().fail(".*/sick/log", new Fault.NotFound());
        bench.collect("[clusterResources: {namespaces: [a]}]");

        assertThat(bench.text(DIRECTORY + "pods/logs/a/sick/main-logs-errors.log")).startsWith("failed to get log stream: ");
    }

    @Test
    void goesOnAfterAKindThatCannotBeListed() {
        bench.server().fail("/apis/certificates.k8s.io/v1/certificatesigningrequests", new Fault.Forbidden());
        bench.server().fail("/apis/apps/v1/deployments", new Fault.TruncatedAfter(40));
        bench.server().fail("/apis/policy/v1/poddisruptionbudgets", new Fault.NotFound());
        bench.collect("[clusterResources: {}]");

        assertThat(bench.json(DIRECTORY + "certificatesigningrequests-errors.json")).hasSize(1);
        assertThat(bench.paths()).contains(DIRECTORY + "deployments-errors.json", DIRECTORY + "configmaps/a.json")
                .doesNotContain(DIRECTORY + "certificatesigningrequests.json", DIRECTORY + "deployments/a.json");
        assertThat(bench.missing()).extracting(Gap::outcome).contains(Outcome.DENIED, Outcome.FAILED, Outcome.ABSENT);
    }

    private void addPod(String name, String state, boolean ready) {
        cluster.add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: a}
                spec: {nodeName: n, initContainers: [{name: setup}], containers: [{name: main}]}
                status:
                  phase: Running
                  initContainerStatuses: [{name: setup, state: {terminated: {exitCode: 0}}}]
                  containerStatuses: [{name: main, ready: %s, state: {%s}, lastState: {terminated: {containerID: "c://1"}}}]
                """.formatted(name, ready, state));
    }
}

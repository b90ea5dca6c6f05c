package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppVersionCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");

    private final CollectorBench bench;

    AppVersionCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void addWorkload(String name) {
        cluster.add("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                  namespace: app
                  labels: {app.kubernetes.io/version: "1.2.3", helm.sh/chart: web-7.0}
                  annotations: {meta.helm.sh/release-name: rel}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template: {metadata: {labels: {app: %1$s}}, spec: {containers: [{name: main, image: "web:1.2.3"}]}}
                """.formatted(name));
        cluster.add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: %1$s-1, namespace: app, labels: {app: %1$s}}
                status: {containerStatuses: [{name: main, imageID: "web@sha256:0123"}]}
                """.formatted(name));
    }

    @Test
    void tellsWhatIsMeantToRunAndWhatDoes() {
        addWorkload("web");
        bench.collect("[appVersion: {}]");

        assertThat(bench.text("app-version/app-version.json")).isEqualTo("""
                {
                  "workloads": [
                    {
                      "kind": "Deployment",
                      "namespace": "app",
                      "name": "web",
                      "version": "1.2.3",
                      "containers": [
                        {
                          "name": "main",
                          "image": "web:1.2.3",
                          "running": [
                            "web@sha256:0123"
                          ],
                          "asDesired": true
                        }
                      ],
                      "helm": {
                        "release": "rel",
                        "chart": "web-7.0",
                        "chartVersion": "7.0"
                      }
                    }
                  ],
                  "versions": [],
                  "errors": []
                }""");
    }

    @Test
    void tellsEachWorkloadOnceWhenTheListExpired() {
        for (int i = 0; i < 501; i++) {
            addWorkload("web" + i);
        }
        bench.server().fail("/apis/apps/v1/deployments", new Fault.ExpiredContinue(), 1);
        bench.collect("[appVersion: {}]");

        assertThat(bench.json("app-version/app-version.json").path("workloads")).hasSize(501);
    }

    @Test
    void keepsToItsOwnNamespaceWhenThatIsAllItMayRead() {
        addWorkload("web");
        bench.as(Identity.serviceAccount("app", "poor", Rule.readIn("app", "deployments", "pods")), "app");
        bench.collect("[appVersion: {collectorName: mine}]");

        assertThat(bench.json("app-version/mine.json").at("/workloads/0/name").asText()).isEqualTo("web");
        assertThat(bench.json("app-version/mine.json").path("errors")).hasSize(5);
        assertThat(bench.bundle().gaps()).extracting(Gap::outcome).containsExactly(Outcome.TRUNCATED);
    }

    @Test
    void seesPodsThatRunSomethingElse() {
        cluster.add("""
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly, namespace: app, labels: {helm.sh/chart: my-app-2-1.4.0_b7}}
                spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: main, image: "job@sha256:aa"}, {name: side, image: "side:2"}]}}}}}
                """).add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: nightly-1-x, namespace: app, ownerReferences: [{apiVersion: batch/v1, kind: Job, name: nightly-29000000, uid: u}]}
                spec: {containers: [{name: main, image: "job@sha256:aa"}, {name: side, image: "side:1"}]}
                status: {containerStatuses: [{name: main, imageID: "job@sha256:aa"}, {name: side, imageID: "side@sha256:bb"}]}
                """).add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: other, namespace: app, ownerReferences: [{apiVersion: batch/v1, kind: Job, name: nightly-by-hand, uid: u}]}
                status: {containerStatuses: [{name: main, imageID: "job@sha256:cc"}]}
                """);
        bench.collect("[appVersion: {namespace: app}]");

        JsonNode nightly = bench.json("app-version/app-version.json").at("/workloads/0");
        assertThat(nightly.path("kind").asText()).isEqualTo("CronJob");
        assertThat(nightly.at("/containers/0/asDesired").asBoolean()).isTrue();
        assertThat(nightly.at("/containers/1").toString())
                .isEqualTo("{\"name\":\"side\",\"image\":\"side:2\",\"running\":[\"side@sha256:bb\"],\"asDesired\":false}");
        assertThat(nightly.at("/helm/chartVersion").asText()).isEqualTo("1.4.0+b7");
        assertThat(bench.requests("/apis/.*flux.*|/apis/postgresql.*")).isEmpty();
        assertThat(bench.bundle().gaps()).isEmpty();
    }

    @Test
    void asksToolsThatRollVersionsOut() {
        for (String crd : new String[] {"kustomizations kustomize.toolkit.fluxcd.io v1 Kustomization", "helmreleases helm.toolkit.fluxcd.io v2 HelmRelease",
                "clusters postgresql.cnpg.io v1 Cluster"}) {
            String[] words = crd.split(" ", -1);
            cluster.add("""
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata: {name: %1$s.%2$s}
                    spec:
                      group: %2$s
                      scope: Namespaced
                      names: {kind: %4$s, plural: %1$s, singular: x, listKind: %4$sList}
                      versions: [{name: %3$s, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
                    """.formatted((Object[]) words));
        }
        cluster.add("""
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: app}
                status: {lastAppliedRevision: main@sha1:1, lastAttemptedRevision: main@sha1:2, conditions: [{type: Ready, status: "False", reason: BuildFailed}]}
                """).add("""
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: web, namespace: app}
                status: {lastAttemptedRevision: 1.2.3, history: [{chartName: web, chartVersion: 1.2.3, appVersion: "9"}]}
                """).add("""
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata: {name: db, namespace: app}
                spec: {imageName: "pg:17"}
                status: {image: "pg:16", phase: Upgrading}
                """);
        bench.collect("[appVersion: {}]");

        JsonNode document = bench.json("app-version/app-version.json");
        assertThat(document.at("/flux/0").toString()).isEqualTo("{\"kind\":\"Kustomization\",\"namespace\":\"app\",\"name\":\"apps\","
                + "\"revision\":\"main@sha1:1\",\"attemptedRevision\":\"main@sha1:2\",\"rolledOut\":false,\"ready\":\"False\",\"reason\":\"BuildFailed\"}");
        assertThat(document.at("/flux/1/revision").asText()).isEqualTo("1.2.3");
        assertThat(document.at("/flux/1/rolledOut").asBoolean()).isTrue();
        assertThat(document.at("/postgresClusters/0/image").asText()).isEqualTo("pg:16");
        assertThat(document.at("/postgresClusters/0/rolledOut").asBoolean()).isFalse();
    }

    @Test
    void asksTheSdkOfReplicatedWhereItIs() throws IOException {
        HttpServer sdk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sdk.createContext("/api/v1/app/info", exchange -> {
            byte[] body = "{\"appSlug\": \"web\", \"currentRelease\": {\"versionLabel\": \"1.2.3\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        sdk.start();
        try {
            bench.collect("[appVersion: {replicatedUrl: \"http://127.0.0.1:" + sdk.getAddress().getPort() + "/api/v1/app/info\"}]");
        } finally {
            sdk.stop(0);
        }
        assertThat(bench.json("app-version/app-version.json").at("/replicated/currentRelease/versionLabel").asText()).isEqualTo("1.2.3");

        cluster.add("{apiVersion: v1, kind: Service, metadata: {name: replicated, namespace: app}}");
        bench.collect("[appVersion: {namespace: app}]");
        assertThat(bench.json("app-version/app-version.json").at("/errors/0").asText()).startsWith("replicated: Get \"http://replicated.app.svc:3000/");
    }
}

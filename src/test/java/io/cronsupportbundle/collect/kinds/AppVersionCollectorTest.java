package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.Rule;
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
                          ]
                        }
                      ],
                      "helm": {
                        "release": "rel",
                        "chart": "web-7.0"
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
        assertThat(bench.json("app-version/mine.json").path("errors")).hasSize(3);
        assertThat(bench.bundle().gaps()).extracting(Gap::outcome).containsExactly(Outcome.TRUNCATED);
    }
}

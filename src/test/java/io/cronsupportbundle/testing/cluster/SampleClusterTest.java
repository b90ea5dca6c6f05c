package io.cronsupportbundle.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleClusterTest {
    private ApiServerDouble server;
    private Probe admin;

    @BeforeEach
    void start() {
        server = SampleCluster.start();
        admin = Probe.of(server, Identity.administrator());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hasSeventeenPodsOfWhichExactlyTwoKeepCrashing() throws Exception {
        List<JsonNode> pods = items("/api/v1/namespaces/fxa/pods");
        assertThat(pods).hasSize(17);
        assertThat(pods).filteredOn(pod -> !pod.at("/status/containerStatuses/0/ready").asBoolean())
                .extracting(pod -> pod.at("/spec/containers/0/name").asText()
                        + " " + pod.at("/status/containerStatuses/0/restartCount").asInt()
                        + " " + pod.at("/status/containerStatuses/0/state/waiting/reason").asText())
                .containsExactly("fxa-event-broker 784 CrashLoopBackOff", "fxa-mail-service 2702 CrashLoopBackOff");
        assertThat(pods).allMatch(pod -> pod.at("/status/containerStatuses/0/imageID").asText().contains("@sha256:"));
        for (String path : List.of("/apis/apps/v1/namespaces/fxa/deployments", "/apis/apps/v1/namespaces/fxa/replicasets",
                "/api/v1/namespaces/fxa/services")) {
            assertThat(items(path)).hasSize(17);
        }
        assertThat(SampleCluster.pods()).hasSize(17).containsEntry("redis-master-64f7c9fcbb-vk9kg", "redis-master");
    }

    @Test
    void hidesItsCanaryWherePeopleLeaveSecrets() throws Exception {
        assertThat(admin.get("/api/v1/namespaces/fxa/configmaps/fxa-config").body())
                .contains(SampleCluster.CANARY, SampleCluster.AWS_SECRET_KEY);
        assertThat(admin.get("/apis/apps/v1/namespaces/fxa/deployments/fxa-auth-server").body())
                .contains("last-applied-configuration", "\\\"value\\\":\\\"" + SampleCluster.CANARY,
                        "postgres://app:" + SampleCluster.CANARY + "@db.fxa.svc");
        assertThat(admin.get("/apis/batch/v1/namespaces/fxa/cronjobs").body()).contains("https://export:" + SampleCluster.CANARY + "@");
        String pod = SampleCluster.pods().keySet().iterator().next();
        assertThat(admin.get("/api/v1/namespaces/fxa/pods/" + pod + "/log").body())
                .contains("db connect failed", "postgres://app:" + SampleCluster.CANARY);
    }

    @Test
    void isInTheMiddleOfADeployment() throws Exception {
        JsonNode version = items("/apis/versions.mozilla.org/v1/versions").getFirst();
        assertThat(version.path("applied").asText()).isEqualTo("4be19c7").isNotEqualTo(version.path("deployed").asText());
        assertThat(items("/apis/apps/v1/deployments?labelSelector=app.kubernetes.io/managed-by=Helm")).singleElement()
                .matches(deployment -> deployment.at("/metadata/labels").path("helm.sh/chart").asText().equals("redis-17.3.14"));
    }

    @Test
    void bringsTheDefaultSpecification() {
        assertThat(SampleCluster.spec())
                .contains("clusterInfo: {}", "clusterResources: {}", "name: app/logs", "usageCounts:", "appVersion:",
                "clusterVersion:", "clusterPodStatuses:", "deploymentStatus:", "textAnalyze:", "regex: db connect failed");
    }

    private List<JsonNode> items(String path) throws Exception {
        return Discovery.children(admin.object(path).path("items"));
    }
}

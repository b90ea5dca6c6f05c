package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.ContainerLog;
import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.Rule;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsCollectorTest {
    private static final String STORED = "cluster-resources/pods/logs/app/";

    private final Cluster cluster = Cluster.empty().addNamespace("app").addNamespace("other");
    private final CollectorBench bench;

    LogsCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
        addPod("app", "web-1");
        addPod("app", "web-2");
        addPod("other", "web-3");
        cluster.addLog("app", "web-1", "main", ContainerLog.of("one", "token=s3cret", "three"));
        cluster.addLog("app", "web-1", "side", ContainerLog.of("side"));
        cluster.addLog("app", "web-1", "setup", ContainerLog.of());
        cluster.addPreviousLog("app", "web-1", "main", ContainerLog.of("before"));
    }

    private void addPod(String namespace, String name) {
        cluster.add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: %s, labels: {app: %s}}
                spec: {nodeName: n, initContainers: [{name: setup}], containers: [{name: main}, {name: side}], ephemeralContainers: [{name: debug}]}
                status:
                  containerStatuses:
                    - {name: main, state: {running: {}}, lastState: {terminated: {containerID: "c://1"}}}
                    - {name: side, state: {running: {}}}
                  initContainerStatuses: [{name: setup, state: {terminated: {}}}]
                """.formatted(name, namespace, name));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void storesEachLogOnceAndLinksIt() {
        bench.collect("[logs: {name: app/logs, namespace: app, selector: [app=web-1]}]");

        assertThat(bench.bundle().entries().keySet()).extracting(BundlePath::value).containsExactlyInAnyOrder(STORED + "web-1/main.log",
                STORED + "web-1/main-previous.log", STORED + "web-1/side.log", STORED + "web-1/setup.log");
        assertThat(bench.bundle().links()).hasSize(4).containsEntry(BundlePath.of("app/logs/web-1/main.log"),
                BundlePath.of(STORED + "web-1/main.log"));
        assertThat(bench.text("app/logs/web-1/main.log")).isEqualTo("one\ntoken=***HIDDEN***\nthree\n");
        assertThat(bench.text("app/logs/web-1/main-previous.log")).isEqualTo("before\n");
        assertThat(bench.requests(".*/log")).hasSize(6).noneMatch(request -> request.contains("debug"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                                       | tailLines=10000&limitBytes=100000000",
        "', limits: {}'                                           | tailLines=10000&limitBytes=5000000",
        "', limits: {maxLines: 5, maxBytes: 70}'                  | tailLines=5&limitBytes=70",
        "', limits: {maxAge: 1h, maxLines: 5}'                    | sinceTime=2026-11-21T02:04:05Z&limitBytes=100000000",
        "', limits: {sinceTime: \"2026-11-20T00:00:01Z\", maxAge: 1h}' | sinceTime=2026-11-20T00:00:01Z&limitBytes=100000000",
        "', timestamps: true'                                     | timestamps=true&tailLines=10000&limitBytes=100000000"
    })
    void asksForAsMuchAsTheSpecificationSays(String limits, String query) {
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-1], containerNames: [side]" + limits + "}]");

        assertThat(bench.requests(".*/log")).contains("/api/v1/namespaces/app/pods/web-1/log?container=side&" + query);
    }

    @Test
    void saysThatALimitCutALog() {
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-1], containerNames: [main], limits: {maxBytes: 5}}]");

        assertThat(bench.bundle().gaps()).contains(new Gap(STORED + "web-1/main.log", Outcome.TRUNCATED, "the log reached the limit of 5 bytes"));
    }

    @Test
    void readsAllNamespacesWhenNoneIsNamed() {
        bench.collect("[logs: {name: l, selector: [app=web-3]}]");

        assertThat(bench.requests("/api/v1/pods")).containsExactly("/api/v1/pods?labelSelector=app=web-3&limit=500");
    }

    @Test
    void writesDownWhatTheServerSaysOfALogThatCannotBeHad() {
        bench.server().fail("/api/v1/namespaces/app/pods/web-1/log", new Fault.ServerError(500));
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-1], containerNames: [main]}]");

        assertThat(bench.paths()).containsExactly("l/web-1/main-errors.json");
        assertThat(bench.text("l/web-1/main-errors.json")).startsWith("[\n  \"failed to get log stream: ").endsWith("\"\n]");
        assertThat(bench.missing()).extracting(Gap::place, Gap::outcome)
                .containsExactly(Tuple.tuple(STORED + "web-1/main.log", Outcome.FAILED));
    }

    @Test
    void dropsALogThatBreaksOffAndSaysSo() {
        cluster.addLog("app", "web-2", "main", ContainerLog.generated(50_000, index -> "line " + index));
        bench.server().fail("/api/v1/namespaces/app/pods/web-2/log", new Fault.CutAfter(100_000), 1);
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-2], containerNames: [main], limits: {maxLines: 50000}}]");

        assertThat(bench.paths()).contains("l/web-2/main-errors.json").doesNotContain("l/web-2/main.log", STORED + "web-2/main.log");
        assertThat(bench.text("l/web-2/main-errors.json")).contains("failed to copy log: ");
    }

    @Test
    void recordsAListThatIsDenied() {
        bench.as(Identity.serviceAccount("app", "poor"), "app");
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-1]}]");

        assertThat(bench.paths()).containsExactly("l/errors.json");
        assertThat(bench.text("l/errors.json")).contains("pods is forbidden");
        assertThat(bench.missing()).extracting(Gap::place, Gap::outcome).containsExactly(Tuple.tuple(STORED + "*/*.log", Outcome.DENIED));
    }

    @Test
    void fallsBackToItsOwnNamespace() {
        bench.as(Identity.serviceAccount("app", "poor", Rule.readIn("app", "pods", "pods/log")), "app");
        bench.collect("[logs: {name: l}]");

        assertThat(bench.paths()).contains("l/web-1/main.log").noneMatch(path -> path.contains("web-3"));
        assertThat(bench.missing()).anyMatch(gap -> gap.outcome() == Outcome.DENIED && gap.cause().contains("only namespace app"));
    }

    @Test
    void findsNothingWithoutAnError() {
        bench.collect("[logs: {name: l, namespace: app, selector: [app=none]}]");

        assertThat(bench.paths()).isEmpty();
        assertThat(bench.missing()).extracting(Gap::outcome).containsExactly(Outcome.EMPTY);
    }
}

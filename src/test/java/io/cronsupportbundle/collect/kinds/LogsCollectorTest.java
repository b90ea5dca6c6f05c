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
        cluster.addLog("app", "web-1", "debug", ContainerLog.of("what somebody looked at"));
        cluster.addPreviousLog("app", "web-1", "main", ContainerLog.of("before"));
    }

    private void addPod(String namespace, String name) {
        addPod(namespace, name, "n");
    }

    private void addPod(String namespace, String name, String node) {
        cluster.add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: %s, labels: {app: %s}}
                spec: {nodeName: %s, initContainers: [{name: setup}], containers: [{name: main}, {name: side}], ephemeralContainers: [{name: debug}]}
                status:
                  containerStatuses:
                    - {name: main, state: {running: {}}, lastState: {terminated: {containerID: "c://1"}}}
                    - {name: side, state: {running: {}}}
                  ephemeralContainerStatuses: [{name: debug, state: {running: {}}}]
                  initContainerStatuses: [{name: setup, state: {terminated: {}}}]
                """.formatted(name, namespace, name, node));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void storesEachLogOnceAndLinksIt() {
        bench.collect("[logs: {name: app/logs, namespace: app, selector: [app=web-1]}]");

        assertThat(bench.bundle().entries().keySet()).extracting(BundlePath::value).containsExactlyInAnyOrder(STORED + "web-1/main.log",
                STORED + "web-1/main-previous.log", STORED + "web-1/side.log", STORED + "web-1/setup.log", STORED + "web-1/debug.log");
        assertThat(bench.bundle().links()).hasSize(5).containsEntry(BundlePath.of("app/logs/web-1/main.log"),
                BundlePath.of(STORED + "web-1/main.log"));
        assertThat(bench.text("app/logs/web-1/main.log")).isEqualTo("one\ntoken=***HIDDEN***\nthree\n");
        assertThat(bench.text("app/logs/web-1/main-previous.log")).isEqualTo("before\n");
        assertThat(bench.requests(".*/log")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                                       | tailLines=10000",
        "', limits: {}'                                           | tailLines=10000",
        "', limits: {maxLines: 5, maxBytes: 70}'                  | tailLines=5",
        "', limits: {maxAge: 1h, maxLines: 5}'                    | sinceTime=2026-11-21T02:04:05Z",
        "', limits: {sinceTime: \"2026-11-20T00:00:01Z\", maxAge: 1h}' | sinceTime=2026-11-20T00:00:01Z",
        "', timestamps: true'                                     | timestamps=true&tailLines=10000"
    })
    void asksForAsMuchAsTheSpecificationSays(String limits, String query) {
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-1], containerNames: [side]" + limits + "}]");

        assertThat(bench.requests(".*/log")).contains("/api/v1/namespaces/app/pods/web-1/log?container=side&" + query);
    }

    @Test
    void keepsTheNewestLinesWhenALimitCutsALog() {
        cluster.addLog("app", "web-2", "main", ContainerLog.generated(90_000, index -> "line " + index));
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-2], containerNames: [main], limits: {maxLines: 90000, maxBytes: 100000}}]");

        String log = bench.text(STORED + "web-2/main.log");
        assertThat(log).hasSizeBetween(90_000, 100_000).startsWith("line 8").endsWith("line 89999\n");
        assertThat(bench.bundle().gaps()).containsExactly(new Gap(STORED + "web-2/main.log", Outcome.TRUNCATED,
                "older lines were left out at the limit of 100000 bytes"));
    }

    /// The lines that fit first are no measure for those that come last.
    @Test
    void keepsTheNewestLinesWhenTheyAreTheLongest() {
        cluster.addLog("app", "web-2", "main", ContainerLog.generated(5_000, index -> index < 4_990 ? "short" : "x".repeat(20_000) + index));
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-2], containerNames: [main], limits: {maxBytes: 50000}}]");

        assertThat(bench.text(STORED + "web-2/main.log")).hasSizeBetween(40_000, 50_000).startsWith("xxx").endsWith("x4999\n");
        assertThat(bench.requests(".*/web-2/log")).filteredOn(request -> !request.contains("previous")).hasSize(3);
    }

    @Test
    void keepsTheBeginningOfALastLineThatIsLongerThanTheLimit() {
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-1], containerNames: [main], limits: {maxBytes: 5}}]");

        assertThat(bench.text(STORED + "web-1/main.log")).isEqualTo("three");
        assertThat(bench.bundle().gaps()).extracting(Gap::place, Gap::outcome).contains(Tuple.tuple(STORED + "web-1/main.log", Outcome.TRUNCATED));
    }

    @Test
    void keepsALogThatIsJustAsLongAsTheLimit() {
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-1], containerNames: [side], limits: {maxBytes: 5}}]");

        assertThat(bench.text(STORED + "web-1/side.log")).isEqualTo("side\n");
        assertThat(bench.bundle().gaps()).isEmpty();
    }

    @Test
    void asksForALogBeforeARestartOnlyWhereThereWasOne() {
        bench.collect("[logs: {name: l, namespace: app, selector: [app=web-1]}]");

        assertThat(bench.requests(".*/log")).filteredOn(request -> request.contains("previous=true")).singleElement().asString()
                .contains("container=main");
    }

    @Test
    void asksADeadNodeForAFewLogsAndTheOthersForAll() {
        for (int i = 0; i < 40; i++) {
            addPod("app", "dead-" + i, "gone");
        }
        bench.server().fail(".*/dead-.*/log", new Fault.ServerError(500));
        bench.collect("[logs: {name: l, namespace: app}]");

        assertThat(bench.requests(".*/dead-.*/log")).hasSizeLessThan(12);
        assertThat(bench.missing()).filteredOn(gap -> gap.cause().contains("node gone did not answer")).hasSizeGreaterThan(100)
                .allMatch(gap -> gap.outcome() == Outcome.TIMED_OUT);
        assertThat(bench.paths()).contains("l/web-1/main.log", "l/web-2/main.log", "l/dead-39/main-errors.json");
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

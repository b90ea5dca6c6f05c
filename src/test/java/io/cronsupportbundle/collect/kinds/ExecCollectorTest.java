package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.CommandResult;
import io.cronsupportbundle.testing.cluster.CommandResult.Ending;
import io.cronsupportbundle.testing.cluster.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    ExecCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static String pod(String name, String labels) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: app, labels: {%s}}
                spec: {nodeName: n, containers: [{name: main}, {name: side}]}
                """.formatted(name, labels);
    }

    @Test
    void keepsWhatACommandSaysAndHowItEnds() {
        cluster.add(pod("web-1", "app: web")).add(pod("web-2", "app: web"));
        cluster.addContainer("app", "web-1", "main", command -> CommandResult.failing(String.join(" ", command) + "\npassword=s3cret\n", "no", 2));
        bench.collect("[exec: {name: out, namespace: app, selector: [app=web], command: [sh, -c], args: [ls /]}]");

        assertThat(bench.text("out/app/web-1/main-stdout.txt")).isEqualTo("sh -c ls /\npassword=***HIDDEN***\n");
        assertThat(bench.text("out/app/web-1/main-stderr.txt")).isEqualTo("no");
        assertThat(bench.text("out/app/web-1/main-errors.json")).isEqualTo("[\n  \"command terminated with exit code 2\"\n]");
        assertThat(bench.paths()).hasSize(3);
    }

    @Test
    void takesTheNamedContainerAndTheNameOfTheUse() {
        cluster.add(pod("web-1", "app: web")).addContainer("app", "web-1", "side", _ -> CommandResult.of("side"));
        bench.collect("[exec: {collectorName: mine, namespace: app, selector: [app=web], containerName: side, command: [true]}]");

        assertThat(bench.paths()).containsExactly("app/web-1/mine-stdout.txt");
    }

    @Test
    void losesTheOutputOfACommandThatDoesNotEndAndNothingElse() {
        cluster.add(pod("web-1", "app: web")).addContainer("app", "web-1", "main", _ -> CommandResult.of("x").ending(Ending.HANGS));
        bench.collect("[exec: {name: out, namespace: app, selector: [app=web], command: [sleep], timeout: 300ms}]");

        assertThat(bench.paths()).containsExactly("collector-errors/exec/app=web-error.json");
        assertThat(bench.json("collector-errors/exec/app=web-error.json").path("error").asText()).isEqualTo("timeout");
        assertThat(bench.missing()).extracting(Gap::outcome).containsExactly(Outcome.TIMED_OUT);
    }

    @Test
    void writesDownWhatTheServerRefuses() {
        cluster.add(pod("web-1", "app: web"));
        bench.server().fail(".*/exec", new Fault.Forbidden());
        bench.collect("[exec: {name: out, namespace: app, selector: [app=web], command: [ls]}]");
        assertThat(bench.text("out/app/web-1/main-errors.json")).contains("forbidden");
        assertThat(bench.missing()).extracting(Gap::outcome).contains(Outcome.DENIED);

        bench.server().clearFaults();
        bench.server().fail(".*/pods", new Fault.Forbidden());
        bench.collect("[exec: {name: out, namespace: app, selector: [app=web], command: [ls]}]");
        assertThat(bench.text("out-errors.json")).contains("forbidden");
    }

    @Test
    void saysNothingWhereNoPodFits() {
        bench.collect("[exec: {name: out, selector: [app=none], command: [ls]}]");
        assertThat(bench.paths()).isEmpty();
    }
}

package io.cronsupportbundle.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.kubernetes.ExecStream.Piece;
import io.cronsupportbundle.testing.cluster.ApiServerDouble;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.CommandResult;
import io.cronsupportbundle.testing.cluster.CommandResult.Ending;
import io.cronsupportbundle.testing.cluster.Container;
import io.cronsupportbundle.testing.cluster.Fault;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecStreamTest {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: app}
            spec: {nodeName: n, containers: [{name: main}]}
            """;

    private final Cluster cluster = Cluster.empty().addNamespace("app").add(POD);
    private final ApiServerDouble server = ApiServerDouble.start(cluster);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    private record Said(ByteArrayOutputStream output, String stderr, ExecEnd end) {}

    private Said run(Container container, long maxBytes, Duration timeout) throws IOException, InterruptedException {
        cluster.addContainer("app", "web", "main", container);
        return run(Identity.administrator(), "web", maxBytes, timeout);
    }

    private Said run(Identity caller, String pod, long maxBytes, Duration timeout) throws IOException, InterruptedException {
        server.admit(caller);
        ClusterConnection connection = new ClusterConnection(server.kubeconfig(directory.resolve("config"), caller), null, null, Map.of());
        ExecRequest request = new ExecRequest("app", pod, "main", List.of("cat", "a b&c=d"), timeout, maxBytes);
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        try (ClusterReader reader = RawClusterReader.open(connection, "test", Duration.ofSeconds(60)); ExecStream stream = reader.exec(request)) {
            for (Optional<Piece> piece = stream.next(); piece.isPresent(); piece = stream.next()) {
                byte[] bytes = new byte[piece.get().bytes().remaining()];
                piece.get().bytes().get(bytes);
                switch (piece.get().channel()) {
                    case STDOUT -> stdout.writeBytes(bytes);
                    case STDERR -> stderr.writeBytes(bytes);
                }
            }
            return new Said(stdout, stderr.toString(StandardCharsets.UTF_8), stream.end());
        }
    }

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void bringsBothOutputsAndTheExitCode() throws Exception {
        Said said = run(command -> CommandResult.failing(String.join("|", command), "oh", 3), 1000, LONG);

        assertThat(said.output.toString(StandardCharsets.UTF_8)).isEqualTo("cat|a b&c=d");
        assertThat(said.stderr).isEqualTo("oh");
        assertThat(said.end).isEqualTo(new ExecEnd("command terminated with exit code 3", false));
    }

    @Test
    void keepsEveryByteOfLargeOutput() throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        Said said = run(_ -> CommandResult.of(bytes), bytes.length, LONG);

        assertThat(said.output.toByteArray()).isEqualTo(bytes);
        assertThat(said.end).isEqualTo(ExecEnd.SUCCESS);
    }

    @Test
    void endsACommandThatFloods() throws Exception {
        Said said = run(_ -> CommandResult.of("x".repeat(10_000)).ending(Ending.FLOODS), 100_005, LONG);

        assertThat(said.output.toByteArray()).hasSize(100_005);
        assertThat(said.end.cut()).isTrue();
    }

    @Test
    void leavesACommandThatNeverEnds() {
        assertThatThrownBy(() -> run(_ -> CommandResult.of("begun").ending(Ending.HANGS), 1000, Duration.ofMillis(700)))
                .isInstanceOf(ApiException.class).hasMessage("timeout").extracting("status").isEqualTo(504);
    }

    @Test
    void doesNotTakeABrokenConnectionForSuccess() throws Exception {
        Said said = run(_ -> CommandResult.of("half").ending(Ending.BREAKS), 1000, LONG);

        assertThat("half").startsWith(said.output.toString(StandardCharsets.UTF_8));
        assertThat(said.end).isEqualTo(ExecEnd.BROKEN);
    }

    @Test
    void leavesAServerThatDoesNotAnswer() {
        server.fail(".*/exec", new Fault.Silence());
        assertThatThrownBy(() -> run(_ -> CommandResult.of(""), 1000, Duration.ofMillis(500))).hasMessage("timeout");
    }

    @Test
    void tellsWhatTheServerSaysWhenItRefuses() {
        Identity reader = Identity.serviceAccount("app", "reader", Rule.readIn("app", "pods", "pods/exec"));
        assertThatThrownBy(() -> run(reader, "web", 1000, LONG)).isInstanceOf(ApiException.class)
                .hasMessageContaining("cannot create resource \"pods/exec\"").extracting("status").isEqualTo(403);
        assertThatThrownBy(() -> run(Identity.administrator(), "gone", 1000, LONG)).hasMessage("pods \"gone\" not found");
    }
}

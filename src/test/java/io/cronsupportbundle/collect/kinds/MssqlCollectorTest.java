package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MssqlCollectorTest {
    private static final String PASSWORD = "canary/4f1d";
    private final CollectorBench bench;

    MssqlCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(Cluster.empty().addNamespace("app"), directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void writesDownWhyThereIsNoConnection() {
        bench.collect("[mssql: {uri: \"sqlserver://sa:canary@127.0.0.1:1?database=d\"}]");
        assertThat(bench.text("mssql/mssql.json")).startsWith("{\"isConnected\":false,\"error\":\"").contains("refused").doesNotContain("canary");
        bench.collect("[mssql: {uri: \"canary\"}]");
        assertThat(bench.text("mssql/mssql.json")).startsWith("{\"isConnected\":false,\"error\":\"").doesNotContain("canary");
    }

    @Test
    void doesNotWaitForAServerThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertTimeoutPreemptively(Duration.ofSeconds(50),
                    () -> bench.collect("[mssql: {uri: \"sqlserver://sa:" + PASSWORD + "@127.0.0.1:" + silent.getLocalPort() + "\"}]"));
        }
        assertThat(bench.text("mssql/mssql.json")).startsWith("{\"isConnected\":false,\"error\":\"").doesNotContain("canary");
    }
}

package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.tls.ThrowAwayAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryImagesCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;
    private final HttpsServer server = server();

    RegistryImagesCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private static HttpsServer server() {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(ThrowAwayAuthority.create().serverContext()));
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                String login = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
                String host = exchange.getRequestHeaders().getFirst("Host");
                boolean token = path.equals("/token");
                int status = token ? login.equals("Basic " + encoded("u:p:w")) ? 200 : 403
                        : !login.equals("Bearer t0ken") ? 401 : path.contains("/there/") ? 200 : 404;
                String body = token ? "{\"token\": \"t0ken\"}" : status == 404 ? "{\"errors\": [{\"code\": \"" + (path.contains("/gone/")
                        ? "MANIFEST_UNKNOWN" : "NAME_UNKNOWN") + "\"}]}" : "{}";
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"https://" + host + "/token\",service=\"s\"");
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void asksWithATokenForTheLoginOfThePullSecret() {
        String host = "127.0.0.1:" + server.getAddress().getPort();
        String config = encoded("{\"auths\": {\"" + host + "\": {\"auth\": \"" + encoded("u:p:w") + "\"}}}");
        cluster.add("{apiVersion: v1, kind: Secret, metadata: {name: pull, namespace: app}, data: {.dockerconfigjson: " + config + "}}");
        bench.collect("[registryImages: {namespace: app, insecureSkipVerify: true, imagePullSecret: {name: pull}, images: [%1$s/there/a:1, %1$s/gone/a, %1$s/no/a, ':']}]"
                .formatted(host));

        assertThat(bench.json("registry/images.json").path("images").toString()).isEqualTo("""
                {"%1$s/gone/a":{"exists":false},\
                "%1$s/no/a":{"exists":false,"error":"the registry answered 404: NAME_UNKNOWN"},\
                "%1$s/there/a:1":{"exists":true},":":{"exists":false,"error":"invalid reference format"}}""".formatted(host));
    }

    @Test
    void trustsNoRegistryThatNobodyKnows() {
        bench.collect("[registryImages: {collectorName: mine, images: ['127.0.0.1:" + server.getAddress().getPort() + "/there/a:1']}]");
        assertThat(bench.text("registry/mine.json")).contains("no trusted TLS connection");
    }
}

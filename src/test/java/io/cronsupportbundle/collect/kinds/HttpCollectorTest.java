package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;
    private final HttpServer server = server();

    HttpCollectorTest(@TempDir Path directory) {
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

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String said = exchange.getRequestMethod() + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] body = (exchange.getRequestURI().getPath().equals("/json") ? "{\"b\": 1, \"a\": \"<x>\"}" : said)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("x-two", "1");
                exchange.getResponseHeaders().add("x-two", "2");
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/json") ? 200 : 418, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void writesTheAnswerWithItsDocument() {
        bench.collect("[http: {name: health, get: {url: \"" + at("/json") + "\"}}]");

        assertThat(bench.text("health/result.json").replaceFirst("\"Date\": \"[^\"]*\"", "\"Date\": \"today\"")).isEqualTo("""
                {
                  "response": {
                    "status": 200,
                    "body": "{\\"b\\": 1, \\"a\\": \\"\\u003cx\\u003e\\"}",
                    "headers": {
                      "Content-Length": "20",
                      "Date": "today",
                      "X-Two": "1,2"
                    },
                    "raw_json": {
                      "b": 1,
                      "a": "\\u003cx\\u003e"
                    }
                  }
                }""");
    }

    @Test
    void sendsBodiesAndTakesEveryStatus() {
        bench.collect("[http: {collectorName: put, put: {url: \"" + at("/") + "\", body: hello, timeout: 5s, headers: {A: b}}}]");

        assertThat(bench.json("put.json").at("/response/status").asInt()).isEqualTo(418);
        assertThat(bench.json("put.json").at("/response/body").asText()).isEqualTo("PUT hello");
        assertThat(bench.json("put.json").at("/response").has("raw_json")).isFalse();
    }

    @Test
    void writesDownWhyThereIsNoAnswer() {
        bench.collect("[http: {name: a, get: {url: \"http://no.invalid/x\"}}, http: {name: b, post: {url: \"::\", tls: {cacert: /no/such}}}]"
                .replace(", http: {name: b", "}, {http: {name: b").replace("[http: {name: a", "[{http: {name: a").replace("}}]", "}}}]"));

        assertThat(bench.text("a/result.json")).isEqualTo("""
                {
                  "error": {
                    "message": "Get \\"http://no.invalid/x\\": the name no.invalid cannot be resolved"
                  }
                }""");
        assertThat(bench.json("b/result.json").at("/error/message").asText()).isNotEmpty();
        assertThat(bench.bundle().gaps()).extracting(Gap::outcome).containsOnly(Outcome.FAILED);
    }

    @Test
    void needsARequest() {
        bench.collect("[http: {name: a}]");
        assertThat(bench.json("collector-errors/http-error.json").path("error").asText()).isEqualTo("no supported http request type");
    }
}

package io.cronsupportbundle.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.cronsupportbundle.testing.tls.ThrowAwayAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundHttpTest {
    private final HttpServer server = server();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final OutboundHttp http = new OutboundHttp(Proxies.of(Map.of(), new ArrayList<>()), Optional.empty(), "test");

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        closed.countDown();
        server.stop(0);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void serve(String path, int status, byte[] body, String... headers) {
        server.createContext(path, exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization")
                    + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            answer(exchange, status, body);
        });
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void bringsStatusHeadersAndBody() throws Exception {
        serve("/", 404, bytes("gone"), "X-One", "1", "X-One", "2");
        HttpAnswer answer = http.send(HttpCall.get(at("/a?b=c")).with("Authorization", "Basic eA==").with("Host", "other"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("gone");
        assertThat(answer.headers().get("x-one")).containsExactly("1", "2");
        assertThat(seen).containsExactly("GET /a?b=c Basic eA== ");
    }

    @Test
    void unpacksWhatWasPackedForTheWay() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[1_000_000]);
        }
        serve("/", 200, packed.toByteArray(), "Content-Encoding", "gzip");

        assertThat(http.send(HttpCall.get(at("/"))).body()).hasSize(1_000_000);
        assertThat(http.send(HttpCall.get(at("/"))).headers()).doesNotContainKeys("Content-Encoding", "Content-Length");
        HttpCall small = new HttpCall("GET", at("/"), Map.of(), "", HttpCall.TIMEOUT, 5000, Optional.empty(), Optional.empty());
        assertThat(http.send(small)).extracting(HttpAnswer::cut, answer -> answer.body().length).containsExactly(true, 5000);
    }

    @Test
    void hangsUpOnAnAnswerThatDoesNotEnd() throws Exception {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[1000]);
                }
            }
        });
        assertThat(http.send(HttpCall.get(at("/")))).extracting(HttpAnswer::cut, answer -> answer.body().length)
                .containsExactly(true, HttpCall.MAX_BYTES);
    }

    @Test
    void doesNotWaitLongerThanItMay() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().flush();
            await();
        });
        assertThatThrownBy(() -> http.send(HttpCall.get(at("/?token=s3cret")).within(Duration.ofMillis(500)))).isInstanceOf(IOException.class)
                .hasMessage("Get \"" + at("/") + "\": no answer in time");
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void followsRedirectsWithWhatMayGoThere() throws Exception {
        serve("/see", 303, bytes(""), "Location", "/end");
        serve("/keep", 308, bytes(""), "Location", "http://localhost:" + server.getAddress().getPort() + "/end");
        serve("/end", 200, bytes("there"));
        HttpCall post = new HttpCall("POST", at("/see"), Map.of("Authorization", "x"), "body", HttpCall.TIMEOUT, 100, Optional.empty(), Optional.empty());
        HttpCall put = new HttpCall("PUT", at("/keep"), Map.of("Authorization", "x"), "body", HttpCall.TIMEOUT, 100, Optional.empty(), Optional.empty());

        assertThat(http.send(post).text()).isEqualTo("there");
        assertThat(http.send(put).text()).isEqualTo("there");
        assertThat(seen).containsExactly("POST /see x body", "GET /end x ", "PUT /keep x body", "PUT /end null body");
    }

    @Test
    void doesNotFollowRedirectsForEver() {
        serve("/", 302, bytes(""), "Location", "/");
        assertThatThrownBy(() -> http.send(HttpCall.get(at("/")))).hasMessageContaining("stopped after 10 redirects");
        assertThat(seen).hasSize(11);
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        assertThatThrownBy(() -> http.send(HttpCall.get(URI.create("http://u:pw@no.invalid/"))))
                .hasMessage("Get \"http://***@no.invalid/\": the name no.invalid cannot be resolved");
        assertThatThrownBy(() -> http.send(HttpCall.get(URI.create("ftp://x/")))).hasMessageContaining("unsupported protocol scheme \"ftp\"");
        assertThatThrownBy(() -> http.send(HttpCall.get(URI.create("/x")))).hasMessageContaining("unsupported protocol scheme \"\"");
        assertThatThrownBy(() -> http.send(HttpCall.get(at("/")).with("A", "b\nc"))).hasMessageContaining("cannot be sent");
        server.stop(0);
        assertThatThrownBy(() -> http.send(HttpCall.get(at("/")))).hasMessageContaining("does not accept connections");
    }

    @Test
    void goesThroughTheProxyOfTheCallOrOfTheEnvironment() throws Exception {
        serve("/", 200, bytes("proxied"));
        OutboundHttp proxied = new OutboundHttp(Proxies.of(Map.of("HTTP_PROXY", at("/").toString()), new ArrayList<>()), Optional.empty(), "test");

        assertThat(proxied.send(HttpCall.get(URI.create("http://a.invalid/x"))).text()).isEqualTo("proxied");
        HttpCall own = new HttpCall("GET", URI.create("http://b.invalid/y"), Map.of(), "", HttpCall.TIMEOUT, 100, Optional.empty(), Optional.of(at("/")));
        assertThat(http.send(own).text()).isEqualTo("proxied");
        assertThat(seen).containsExactly("GET http://a.invalid/x null ", "GET http://b.invalid/y null ");
    }

    @Test
    void trustsNobodyElseUnlessToldTo() throws Exception {
        ThrowAwayAuthority authority = ThrowAwayAuthority.create();
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(authority.serverContext()));
        secure.createContext("/", exchange -> answer(exchange, 200, bytes("safe")));
        secure.start();
        try {
            HttpCall call = HttpCall.get(URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + "/"));
            assertThatThrownBy(() -> http.send(call)).hasMessageContaining("no trusted TLS connection");
            assertThat(http.send(call.trusting(TrustedRoots.only(authority.pem()))).text()).isEqualTo("safe");
            assertThat(http.send(call.trusting(TrustedRoots.blind())).text()).isEqualTo("safe");
        } finally {
            secure.stop(0);
        }
    }
}

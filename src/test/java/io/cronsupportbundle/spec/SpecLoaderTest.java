package io.cronsupportbundle.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.cronsupportbundle.bundle.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpecLoaderTest {
    private static final String SPEC = "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec: {}\n";

    private final CountDownLatch finished = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<String> authorizations = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    @AfterEach
    void stopServer() {
        finished.countDown();
        server.stop(0);
    }

    @Test
    void readsTheNamedKey() throws SpecException {
        assertThat(load(Map.of("b", SPEC, "a", "x"), "secret/ns/name/b")).containsExactly(new SpecText("secret/ns/name/b", SPEC));
    }

    @Test
    void namesTheKeysThatAreThereWhenTheNamedOneIsNot() {
        Problem problem = refused(Map.of("b", SPEC, "a", "x"), "configmap/ns/name/c");
        assertThat(problem.code()).isEqualTo("spec.no-such-key");
        assertThat(problem.what()).contains("a, b");
    }

    @Test
    void readsAllValuesThatAreSpecificationsInTheOrderOfTheirKeys() throws SpecException {
        Map<String, String> values = Map.of("z", SPEC, "a", "{\"apiVersion\": \"troubleshoot.sh/v1beta2\"", "m", "password",
                "support-bundle-spec", "broken: [");
        assertThat(load(values, "secret/ns/name")).extracting(SpecText::source)
                .containsExactly("secret/ns/name/a", "secret/ns/name/support-bundle-spec", "secret/ns/name/z");
    }

    @Test
    void refusesAnObjectWithoutASpecification() {
        assertThat(refused(Map.of("a", "x"), "secret/ns/name").doThis()).contains("support-bundle-spec");
        assertThat(refused(Map.of(), "secret/ns/name").what()).contains("empty");
    }

    @Test
    void passesOnWhatTheObjectReaderSays() {
        ObjectReader forbidden = (kind, namespace, name) -> {
            throw new SpecException(new Problem("kubernetes.forbidden", kind.display() + " " + namespace + "/" + name, "May not be read",
                    "Grant it"));
        };
        SpecLoader loader = new SpecLoader(forbidden, InputStream.nullInputStream(), urls(TIMEOUT));
        assertThat(catchThrowableOfType(SpecException.class, () -> loader.load(SpecSource.parse("secret/ns/name"))).problem().code())
                .isEqualTo("kubernetes.forbidden");
    }

    @Test
    void readsFilesAndStandardInput(@TempDir Path directory) throws SpecException, IOException {
        Path file = Files.writeString(directory.resolve("s.yaml"), SPEC);
        assertThat(load(Map.of(), file.toString())).containsExactly(new SpecText(file.toString(), SPEC));
        SpecLoader loader = new SpecLoader(NO_OBJECTS, new ByteArrayInputStream(SPEC.getBytes(StandardCharsets.UTF_8)), urls(TIMEOUT));
        assertThat(loader.load(SpecSource.parse("-"))).containsExactly(new SpecText("standard input", SPEC));
    }

    @Test
    void refusesAFileThatIsTooLarge(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("s.yaml"), new byte[SpecText.MAX_BYTES + 1]);
        assertThat(refused(Map.of(), file.toString()).code()).isEqualTo("spec.too-large");
    }

    @Test
    void refusesAFileThatVanished(@TempDir Path directory) {
        SpecLoader loader = new SpecLoader(NO_OBJECTS, InputStream.nullInputStream(), urls(TIMEOUT));
        assertThat(catchThrowableOfType(SpecException.class, () -> loader.load(new SpecSource.InFile(directory.resolve("gone"))))
                .problem().code())
                .isEqualTo("spec.unreadable");
    }

    @Test
    void fetchesAnAddressThroughARedirect() throws SpecException {
        serve("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", "/new?x=1");
            answer(exchange, 302, new byte[0]);
        });
        serve("/new", exchange -> answer(exchange, 200, SPEC.getBytes(StandardCharsets.UTF_8)));
        assertThat(load(Map.of(), url("") + "/old")).containsExactly(new SpecText(url("") + "/old", SPEC));
    }

    @Test
    void sendsThePasswordToTheNamedHostOnly() throws SpecException {
        serve("/new", exchange -> answer(exchange, 200, SPEC.getBytes(StandardCharsets.UTF_8)));
        serve("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", url("") + "/new");
            answer(exchange, 302, new byte[0]);
        });
        load(Map.of(), url("me:hunter2@") + "/new");
        assertThat(authorizations).containsExactly("Basic bWU6aHVudGVyMg==");
        authorizations.clear();
        Problem problem = refused(Map.of(), url("me:hunter2@") + "/old");
        assertThat(problem.what()).contains("302");
        assertThat(problem.toString()).doesNotContain("hunter2");
        assertThat(authorizations).hasSize(1);
    }

    @Test
    void refusesAnAnswerThatIsNotOk() {
        serve("/gone", exchange -> answer(exchange, 404, "<html>".getBytes(StandardCharsets.UTF_8)));
        Problem problem = refused(Map.of(), url("") + "/gone");
        assertThat(problem.code()).isEqualTo("spec.bad-answer");
        assertThat(problem.what()).contains("404");
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        serve("/large", exchange -> answer(exchange, 200, new byte[SpecText.MAX_BYTES + 10]));
        assertThat(refused(Map.of(), url("") + "/large").code()).isEqualTo("spec.too-large");
    }

    @Test
    void givesUpOnABodyThatNeverEnds() {
        serve("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });
        SpecLoader loader = new SpecLoader(NO_OBJECTS, InputStream.nullInputStream(), urls(Duration.ofMillis(300)));
        Problem problem = catchThrowableOfType(SpecException.class, () -> loader.load(SpecSource.parse(url("") + "/slow"))).problem();
        assertThat(problem.code()).isEqualTo("spec.unreachable");
    }

    @Test
    void saysThatAServerCannotBeReached() {
        String address = url("me:hunter2@");
        server.stop(0);
        Problem problem = refused(Map.of(), address + "/x");
        assertThat(problem.code()).isEqualTo("spec.unreachable");
        assertThat(problem.toString()).doesNotContain("hunter2");
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final ObjectReader NO_OBJECTS = (_, _, _) -> Map.of();

    private static UrlFetcher urls(Duration timeout) {
        return new UrlFetcher(timeout, ProxySelector.of(null));
    }

    private static List<SpecText> load(Map<String, String> values, String source) throws SpecException {
        return new SpecLoader((_, _, _) -> values, InputStream.nullInputStream(), urls(TIMEOUT)).load(SpecSource.parse(source));
    }

    private static Problem refused(Map<String, String> values, String source) {
        SpecException refused = catchThrowableOfType(SpecException.class, () -> load(values, source));
        assertThat(refused).isNotNull();
        return refused.problem();
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            List<String> sent = exchange.getRequestHeaders().get("Authorization");
            if (sent != null) {
                authorizations.addAll(sent);
            }
            handler.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void await() {
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String url(String user) {
        return "http://" + user + "127.0.0.1:" + server.getAddress().getPort();
    }
}

package io.cronsupportbundle.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.kubernetes.ClusterConnection;
import io.cronsupportbundle.kubernetes.ClusterReader;
import io.cronsupportbundle.kubernetes.RawClusterReader;
import io.cronsupportbundle.outbound.OutboundHttp;
import io.cronsupportbundle.outbound.Proxies;
import io.cronsupportbundle.redact.RedactedBundle;
import io.cronsupportbundle.redact.RedactingSink;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.spec.SpecItem;
import io.cronsupportbundle.spec.SpecReader;
import io.cronsupportbundle.spec.SpecText;
import io.cronsupportbundle.testing.cluster.ApiServerDouble;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.RecordedRequest;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Optional;

/// Runs collectors of a specification against an API server inside the process, and shows what they brought in.
public final class CollectorBench implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-21T03:04:05Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// One for all tests; it starts no threads and holds nothing that changes.
    private static final ApplicationContext BEANS = ApplicationContext.run();

    private final ApiServerDouble server;
    private final Path directory;
    private Identity identity = Identity.administrator();
    private String namespace = "default";
    private long budget = 1L << 30;
    private Map<String, String> environment = Map.of();
    private Duration deadline = Duration.ofSeconds(60);
    private Redactor redactor = BEANS.getBean(Redactor.class);
    private RedactedBundle bundle = new RedactingSink(BEANS.getBean(Redactor.class), Path.of("/"), 0).bundle();
    private List<CollectorRecord> records = List.of();

    public CollectorBench(Cluster cluster, Path directory) {
        this.server = ApiServerDouble.start(cluster);
        this.directory = directory;
    }

    public ApiServerDouble server() {
        return server;
    }

    /// From now on the collectors run as this caller, in this namespace.
    public void as(Identity identity, String namespace) {
        server.admit(identity);
        this.identity = identity;
        this.namespace = namespace;
    }

    public void budget(long bytes) {
        budget = bytes;
    }

    /// How long all collectors together may take.
    public void within(Duration deadline) {
        this.deadline = deadline;
    }

    /// Takes another redactor than the product's.
    public void redactor(Redactor redactor) {
        this.redactor = redactor;
    }

    /// Runs the collectors of a specification.
    ///
    /// @param items the list under `spec.collectors`, as YAML in one line: `[data: {name: a}]`
    public CollectorBench collect(String items) {
        return run(plan(items));
    }

    /// Plans them.
    public CollectionPlan plan(String items) {
        return plan(items, Set.of());
    }

    /// Plans them for a specification with analyzers of these kinds.
    public CollectionPlan plan(String items, Set<String> analyzers) {
        String text = "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec:\n  collectors: " + items + "\n";
        List<SpecItem> asked = new SpecReader().read(List.of(new SpecText("test", text))).collectors().stream()
                .filter(item -> items.contains(item.key())).toList();
        return BEANS.getBean(CollectionPlanner.class).plan(asked, analyzers);
    }

    public CollectorBench run(CollectionPlan plan) {
        try {
            Path work = Files.createTempDirectory(directory, "work");
            RedactingSink sink = new RedactingSink(redactor, work, budget);
            Path kubeconfig = server.kubeconfig(Files.createTempFile(directory, "kube", "config"), identity);
            ClusterConnection connection = new ClusterConnection(kubeconfig, null, namespace, Map.of());
            try (ClusterReader cluster = RawClusterReader.open(connection, "test", Duration.ofSeconds(60))) {
                records = new CollectorRunner(new Collection(cluster, sink, InstantSource.fixed(NOW), http()), NOW.plus(deadline), () -> false, _ -> {})
                        .run(plan);
            }
            bundle = sink.bundle();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private OutboundHttp http() {
        return new OutboundHttp(Proxies.of(environment, new ArrayList<>()), Optional.empty(), "test");
    }

    /// From now on the process has these environment variables, as far as proxies go.
    public void environment(Map<String, String> variables) {
        environment = variables;
    }

    public static ApplicationContext beans() {
        return BEANS;
    }

    public RedactedBundle bundle() {
        return bundle;
    }

    public List<CollectorRecord> records() {
        return records;
    }

    public List<String> paths() {
        return bundle.paths().stream().map(BundlePath::value).toList();
    }

    public List<Gap> missing() {
        return bundle.missing();
    }

    public String text(String path) {
        try (InputStream in = bundle.open(BundlePath.of(path)).orElseThrow(() -> new AssertionError("no " + path + " among " + paths()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode json(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Requests for a path, decoded: `/api/v1/pods?limit=500`.
    public List<String> requests(String pathPattern) {
        return server.requests().stream().filter(request -> request.path().matches(pathPattern)).map(CollectorBench::target).toList();
    }

    private static String target(RecordedRequest request) {
        return request.path() + (request.query().isEmpty() ? "" : "?" + URLDecoder.decode(request.query(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}

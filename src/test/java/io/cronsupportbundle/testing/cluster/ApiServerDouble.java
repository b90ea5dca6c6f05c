package io.cronsupportbundle.testing.cluster;

import com.sun.net.httpserver.HttpServer;
import io.cronsupportbundle.testing.tls.ThrowAwayAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A Kubernetes API server inside the process, so that the product can be run against a cluster where there is none, and against
/// one that misbehaves.
///
/// It serves a [Cluster] over TLS on a free port of 127.0.0.1 and answers as kube-apiserver 1.35 does for what the product reads:
/// discovery in both forms, lists in pages, objects, pod logs, reviews of the caller's own rights, failures in the same words, and
/// commands in containers, as scripted.
/// Not there: writing, watching, tables, protobuf, HTTP/2.
public final class ApiServerDouble implements AutoCloseable {
    private final Cluster cluster;
    private final HttpServer server;
    private final FrontDoor door;
    private final ThrowAwayAuthority authority;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Faults faults = new Faults();
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();

    private ApiServerDouble(Cluster cluster, HttpServer server, ThrowAwayAuthority authority) throws IOException {
        this.cluster = cluster;
        this.server = server;
        this.authority = authority;
        admit(Identity.administrator());
        this.door = new FrontDoor(authority.serverContext(), server.getAddress(), threads, cluster);
        server.createContext("/", new ApiHandler(cluster, faults, token -> Optional.ofNullable(identities.get(token)), requests::add,
                closed));
        server.setExecutor(threads);
    }

    /// Starts a server that knows [Identity#administrator] and nobody else.
    public static ApiServerDouble start(Cluster cluster) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ApiServerDouble started = new ApiServerDouble(cluster, server, ThrowAwayAuthority.create());
            server.start();
            started.door.open();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Cluster cluster() {
        return cluster;
    }

    public URI endpoint() {
        return URI.create("https://127.0.0.1:" + door.port());
    }

    public ThrowAwayAuthority authority() {
        return authority;
    }

    /// Lets a caller in, or changes what it may do.
    public void admit(Identity identity) {
        identities.put(identity.token(), identity);
    }

    /// Switches on a fault for every request to a path.
    ///
    /// @param pathPattern regular expression that the whole path must match, without the query: `/api/v1/.*pods`
    public void fail(String pathPattern, Fault fault) {
        faults.arm(pathPattern, fault, Integer.MAX_VALUE);
    }

    /// Switches on a fault for the next requests to a path; after that the answers are right again.
    public void fail(String pathPattern, Fault fault, int times) {
        faults.arm(pathPattern, fault, times);
    }

    public void clearFaults() {
        faults.clear();
    }

    /// All requests so far, in the order of their answers.
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    public void forgetRequests() {
        requests.clear();
    }

    /// Writes a kubeconfig with which the administrator reaches this server.
    public Path kubeconfig(Path file) {
        return kubeconfig(file, Identity.administrator());
    }

    public Path kubeconfig(Path file, Identity identity) {
        String text = """
                apiVersion: v1
                kind: Config
                clusters:
                  - name: double
                    cluster:
                      server: %s
                      certificate-authority-data: %s
                users:
                  - name: caller
                    user:
                      token: %s
                contexts:
                  - name: double
                    context:
                      cluster: double
                      user: caller
                current-context: double
                """.formatted(endpoint(), Base64.getEncoder().encodeToString(authority.pem().getBytes(StandardCharsets.UTF_8)), identity.token());
        return write(file, text);
    }

    /// Writes what the kubelet mounts into a pod of this cluster.
    public PodEnvironment podEnvironment(Path directory, String namespace, Identity identity) {
        return new PodEnvironment(
                Map.of("KUBERNETES_SERVICE_HOST", "127.0.0.1", "KUBERNETES_SERVICE_PORT", Integer.toString(door.port())),
                directory,
                write(directory.resolve("token"), identity.token()),
                write(directory.resolve("ca.crt"), authority.pem()),
                write(directory.resolve("namespace"), namespace));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

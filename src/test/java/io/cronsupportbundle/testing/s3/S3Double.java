package io.cronsupportbundle.testing.s3;

import io.cronsupportbundle.testing.tls.ThrowAwayAuthority;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An S3 bucket inside the process that takes anonymous PUTs as its [BucketPolicy] allows and refuses everything else as S3 does, so that
/// permission, checksums and failures of uploads can be tested without an account.
///
/// Objects are asked for through this class: over HTTP nobody may read them.
public final class S3Double implements AutoCloseable {
    private final BucketPolicy policy;
    private final ServerSocket socket;
    private final String scheme;
    private final ObjectStore store;
    private final Map<String, String> elsewhere = new ConcurrentHashMap<>();
    private final Set<String> presigned = ConcurrentHashMap.newKeySet();
    private final List<Armed> faults = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong numbers = new AtomicLong();

    private S3Double(BucketPolicy policy, ServerSocket socket, String scheme) throws IOException {
        this.policy = policy;
        this.socket = socket;
        this.scheme = scheme;
        this.store = new ObjectStore();
    }

    /// Starts a bucket behind plain HTTP.
    public static S3Double start(BucketPolicy policy) {
        try {
            return started(new S3Double(policy, new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), "http"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a bucket behind TLS with a certificate of this authority.
    public static S3Double start(BucketPolicy policy, ThrowAwayAuthority authority) {
        try {
            ServerSocket socket = authority.serverContext().getServerSocketFactory()
                    .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
            return started(new S3Double(policy, socket, "https"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the service is, without a bucket: for clients that are told bucket and key apart.
    public URI endpoint() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    /// The bucket in path style: `http://127.0.0.1:PORT/BUCKET`.
    public URI bucketUrl() {
        return URI.create(endpoint() + "/" + policy.bucket());
    }

    /// A URL under which one object may be put by whoever has it, whatever the policy says. It must be used exactly as it is.
    public URI presignedUrl(String key) {
        String target = "/" + policy.bucket() + "/" + key
                + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261120%2F"
                + "us-east-1%2Fs3%2Faws4_request&X-Amz-Date=20261120T080000Z&X-Amz-Expires=604800&X-Amz-SignedHeaders=host&X-Amz-Signature="
                + Integer.toHexString(key.hashCode()) + "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
        presigned.add(target);
        return URI.create(endpoint() + target);
    }

    /// Lets a bucket exist that lies in another region.
    public void addBucketElsewhere(String bucket, String region) {
        elsewhere.put(bucket, region);
    }

    /// Switches on a fault for the next requests whose key matches.
    ///
    /// @param keyPattern regular expression that the whole key must match
    public void fail(String keyPattern, S3Fault fault, int times) {
        faults.add(new Armed(Pattern.compile(keyPattern), fault, new AtomicInteger(times)));
    }

    public void clearFaults() {
        faults.clear();
    }

    public Optional<StoredObject> object(String key) {
        return store.find(key);
    }

    /// All objects in the order of their keys.
    public List<StoredObject> objects() {
        return store.all();
    }

    public List<S3Request> requests() {
        return store.requests();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.close();
            store.wipe();
        }
    }

    private static S3Double started(S3Double server) {
        server.threads.execute(server::accept);
        return server;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection; InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = new BufferedOutputStream(connection.getOutputStream())) {
            boolean open = true;
            while (open) {
                Optional<RequestHead> head = RequestHead.read(in);
                open = head.isPresent() && exchange(head.get(), in, out);
            }
        } catch (IOException _) {
            // A client that breaks off, or a cut on purpose: the request is in the log, and there is nobody left to tell.
        } finally {
            connections.remove(connection);
        }
    }

    private boolean exchange(RequestHead head, InputStream in, OutputStream out) throws IOException {
        ObjectAddress address = ObjectAddress.of(head, policy.bucket());
        Gate gate = new Gate(policy, elsewhere, presigned, store::exists);
        return new Exchange(head, in, out, store, numbers.incrementAndGet(), closed).answer(gate, address, nextFault(address.key()));
    }

    private @Nullable S3Fault nextFault(String key) {
        for (Armed candidate : faults) {
            if (candidate.key.matcher(key).matches() && candidate.left.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return candidate.fault;
            }
        }
        return null;
    }

    private record Armed(Pattern key, S3Fault fault, AtomicInteger left) {}
}

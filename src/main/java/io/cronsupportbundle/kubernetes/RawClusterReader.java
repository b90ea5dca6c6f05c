package io.cronsupportbundle.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.Problem;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/// Reads the API server through the HTTP client of fabric8, which knows authentication, TLS and proxies, and past its model classes, which
/// would reorder keys, drop nulls and cost three times the memory.
public final class RawClusterReader implements ClusterReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int ATTEMPTS = 4;

    /// A server may ask for a longer pause than a run has time for.
    private static final Duration MAX_PAUSE = Duration.ofSeconds(20);

    private static final int MAX_ERROR_BODY = 64 * 1024;

    private final KubernetesClient client;
    private final String server;
    private final String ownNamespace;
    private final Duration patience;
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong throttled = new AtomicLong();

    private RawClusterReader(KubernetesClient client, String ownNamespace, Duration patience) {
        this.client = client;
        this.ownNamespace = ownNamespace;
        this.patience = patience;
        String url = client.getConfiguration().getMasterUrl();
        this.server = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// Prepares a connection; the first request opens it.
    ///
    /// @param patience the longest that any request may wait for its answer to begin, whatever it would wait by itself
    public static ClusterReader open(ClusterConnection connection, String userAgent, Duration patience) throws ClusterUnreachableException {
        KubernetesClient client;
        try {
            // Of HTTP/2 the client of the JDK keeps up to 32 MB that have come and have not been read yet.
            client = new KubernetesClientBuilder().withConfig(connection.config(userAgent))
                    .withHttpClientBuilderConsumer(HttpClient.Builder::preferHttp11).build();
        } catch (KubernetesClientException e) {
            throw new ClusterUnreachableException(new Problem("cluster.bad-connection", "kubeconfig",
                    "no connection can be made with it: " + e.getMessage(), "Check the certificates and keys that it names"), e);
        }
        String namespace = client.getConfiguration().getNamespace();
        return new RawClusterReader(client, namespace == null || namespace.isEmpty() ? "default" : namespace, patience);
    }

    @Override
    public ApiStream get(ApiRequest request) throws IOException, InterruptedException {
        return send(request.target(), request.timeout(), () -> builder(request.target(), request.accept()).build());
    }

    @Override
    public ApiStream review(String path, String json) throws IOException, InterruptedException {
        return send(path, Duration.ofSeconds(30), () -> builder(path, ApiRequest.JSON).post(ApiRequest.JSON, json).build());
    }

    @Override
    public ExecStream exec(ExecRequest request) throws IOException, InterruptedException {
        permits.acquire();
        boolean handedOver = false;
        try {
            requests.incrementAndGet();
            ExecStream stream = new ExecOpening(client, server, patience).open(request, permits::release);
            handedOver = true;
            return stream;
        } catch (ExecOpening.UnansweredException e) {
            throw unreachable(e.getCause() == null ? e : e.getCause());
        } finally {
            if (!handedOver) {
                permits.release();
            }
        }
    }

    @Override
    public String server() {
        return server;
    }

    @Override
    public String ownNamespace() {
        return ownNamespace;
    }

    @Override
    public Usage usage() {
        return new Usage(requests.get(), throttled.get());
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder builder(String target, String accept) {
        return client.getHttpClient().newHttpRequestBuilder().uri(server + target)
                .header("Accept", accept)
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", client.getConfiguration().getUserAgent());
    }

    private interface RequestSource {
        HttpRequest request();
    }

    private ApiStream send(String target, Duration wanted, RequestSource source) throws IOException, InterruptedException {
        Duration timeout = wanted.compareTo(patience) < 0 ? wanted : patience;
        permits.acquire();
        boolean handedOver = false;
        try {
            HttpResponse<InputStream> response = sendPolitely(target, timeout, source);
            ApiStream stream = new ApiStream(body(response), permits::release);
            handedOver = true;
            return stream;
        } finally {
            if (!handedOver) {
                permits.release();
            }
        }
    }

    private HttpResponse<InputStream> sendPolitely(String target, Duration timeout, RequestSource source)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == ATTEMPTS;
            try {
                HttpResponse<InputStream> response = sendOnce(target, timeout, source.request());
                if (response.isSuccessful()) {
                    return response;
                }
                Duration pause = pause(response, attempt);
                if (last || pause.isZero()) {
                    throw refusal(target, response);
                }
                throttled.incrementAndGet();
                body(response).close();
                Thread.sleep(pause);
            } catch (ClusterUnreachableException e) {
                if (last || !(e.getCause() instanceof IOException) || attempt >= 2) {
                    throw e;
                }
                Thread.sleep(Duration.ofMillis(200));
            }
        }
    }

    private HttpResponse<InputStream> sendOnce(String target, Duration timeout, HttpRequest request) throws IOException, InterruptedException {
        requests.incrementAndGet();
        CompletableFuture<HttpResponse<InputStream>> answer = client.getHttpClient().sendAsync(request, InputStream.class);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ApiException(504, "Timeout", "the API server did not answer GET " + path(target) + " within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() == null ? e : e.getCause());
        }
    }

    private ClusterUnreachableException unreachable(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new ClusterUnreachableException(new Problem("cluster.unreachable", server, "the API server cannot be reached: " + why,
                "Check the address, the network policy and the certificate authority"), cause);
    }

    /// How long the server wants to be left alone before the same request; zero when repeating it is no use.
    private static Duration pause(HttpResponse<InputStream> response, int attempt) {
        int status = response.code();
        if (status != 429 && status != 503 && status != 502 && status != 500) {
            return Duration.ZERO;
        }
        String after = response.header("Retry-After");
        Duration pause = Duration.ofMillis(250L << attempt);
        if (after != null && after.matches("\\d{1,6}")) {
            pause = Duration.ofSeconds(Math.max(1, Long.parseLong(after)));
        } else if (status == 500) {
            // Without a hint an internal error is an answer, not a request to wait.
            return Duration.ZERO;
        }
        return pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
    }

    private static InputStream body(HttpResponse<InputStream> response) throws IOException {
        InputStream body = response.body();
        return "gzip".equals(response.header("Content-Encoding")) ? new GZIPInputStream(body, 16 * 1024) : body;
    }

    private static ApiException refusal(String target, HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = body(response)) {
            return refusal(target, response.code(), new String(body.readNBytes(MAX_ERROR_BODY), StandardCharsets.UTF_8));
        }
    }

    /// What the server said, or at least that it refused.
    static ApiException refusal(String target, int code, String text) {
        // What client-go says of a path that is not served, and what error files of bundles therefore hold.
        String fallback = code == 404 ? "the server could not find the requested resource" : "the API server answered " + code + " to " + path(target);
        try {
            JsonNode status = JSON.readTree(text);
            if (status != null && status.path("kind").asText().equals("Status")) {
                return new ApiException(code, status.path("reason").asText(), status.path("message").asText(fallback));
            }
        } catch (IOException e) {
            return new ApiException(code, "", fallback);
        }
        return new ApiException(code, "", fallback);
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}

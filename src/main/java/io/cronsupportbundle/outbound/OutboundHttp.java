package io.cronsupportbundle.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// HTTP for collectors: as long, as large and as many hops as a call allows, and the same proxies and certificates as the upload of the
/// bundle.
///
/// @param trust beside the platform's certificates; empty for those alone
public record OutboundHttp(Proxies proxies, Optional<TrustedRoots> trust, String userAgent) {

    /// As many as Go's client follows (`net/http`, `defaultCheckRedirect`).
    private static final int MAX_REDIRECTS = 10;

    /// They belong to the connection; Go's client does not send them either when somebody sets them (`net/http`, `reqWriteExcludeHeader`).
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "content-length", "transfer-encoding", "trailer", "connection", "upgrade", "expect", "http2-settings");

    /// They are for one host and not for those that it points to.
    private static final Set<String> OF_ONE_HOST = Set.of("authorization", "www-authenticate", "cookie", "cookie2");

    /// Sends a request and follows redirects.
    ///
    /// @throws IOException when there is no answer; its message says why, without quoting what may be a secret
    public HttpAnswer send(HttpCall call) throws IOException, InterruptedException {
        long end = System.nanoTime() + call.timeout().toNanos();
        HttpCall hop = call;
        for (int redirects = 0; ; redirects++) {
            HttpAnswer answer = once(hop, Duration.ofNanos(end - System.nanoTime()));
            Optional<HttpCall> next = redirected(hop, answer);
            if (next.isEmpty()) {
                return answer;
            }
            if (redirects == MAX_REDIRECTS) {
                throw new IOException(OutboundFault.named(hop, "stopped after " + MAX_REDIRECTS + " redirects"));
            }
            hop = next.get();
        }
    }

    private HttpAnswer once(HttpCall call, Duration left) throws IOException, InterruptedException {
        URI uri = call.uri();
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme)) {
            throw new IOException(OutboundFault.named(call, "unsupported protocol scheme \"" + (uri.getScheme() == null ? "" : scheme) + "\""));
        }
        if (uri.getHost() == null) {
            throw new IOException(OutboundFault.named(call, "no Host in request URL"));
        }
        if (left.isNegative() || left.isZero()) {
            throw OutboundFault.describe(new HttpTimeoutException(""), call);
        }
        Optional<URI> proxy = call.proxy().or(() -> proxies.to(scheme, uri.getHost(), uri.getPort()));
        HttpClient client = HttpClients.builder(proxy, call.trust().or(() -> trust)).connectTimeout(left).build();
        try {
            return await(client.sendAsync(request(call), _ -> new LimitedBody(call.maxBytes())), call, left);
        } finally {
            client.shutdownNow();
        }
    }

    private HttpRequest request(HttpCall call) throws IOException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method(call.method(),
                    call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
            request.setHeader("User-Agent", userAgent).setHeader("Accept-Encoding", "gzip");
            call.headers().forEach((name, value) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    request.setHeader(name, value);
                }
            });
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new IOException(OutboundFault.named(call, "a header or the URL has characters that cannot be sent"), e);
        }
    }

    private static HttpAnswer await(CompletableFuture<HttpResponse<LimitedBytes>> sent, HttpCall call, Duration left)
            throws IOException, InterruptedException {
        try {
            HttpResponse<LimitedBytes> response = sent.get(left.toNanos(), TimeUnit.NANOSECONDS);
            Map<String, List<String>> headers = new HashMap<>(response.headers().map());
            LimitedBytes body = response.body();
            boolean packed = response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
            if (packed && call.headers().keySet().stream().noneMatch("Accept-Encoding"::equalsIgnoreCase)) {
                body = body.unpacked(call.maxBytes());
                headers.keySet().removeIf(name -> name.equalsIgnoreCase("Content-Encoding") || name.equalsIgnoreCase("Content-Length"));
            }
            return new HttpAnswer(response.statusCode(), headers, body);
        } catch (TimeoutException e) {
            throw OutboundFault.describe(new HttpTimeoutException(""), call);
        } catch (ExecutionException e) {
            throw OutboundFault.describe(e.getCause() == null ? e : e.getCause(), call);
        } finally {
            sent.cancel(true);
        }
    }

    /// Where an answer sends the caller, with what of the request goes there (`net/http`, `redirectBehavior`).
    private static Optional<HttpCall> redirected(HttpCall call, HttpAnswer answer) throws IOException {
        String location = answer.header("Location");
        boolean keeps = answer.status() == 307 || answer.status() == 308;
        if (location.isEmpty() || !(keeps || Set.of(301, 302, 303).contains(answer.status()))) {
            return Optional.empty();
        }
        URI to;
        try {
            to = call.uri().resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException(OutboundFault.named(call, "the Location of the redirect is no URL"), e);
        }
        Map<String, String> headers = new TreeMap<>(call.headers());
        if (!String.valueOf(to.getHost()).equalsIgnoreCase(call.uri().getHost())) {
            headers.keySet().removeIf(name -> OF_ONE_HOST.contains(name.toLowerCase(Locale.ROOT)));
        }
        boolean plain = call.method().equals("GET") || call.method().equals("HEAD");
        return Optional.of(new HttpCall(keeps || plain ? call.method() : "GET", to, headers, keeps ? call.body() : "", call.timeout(),
                call.maxBytes(), call.trust(), call.proxy()));
    }
}

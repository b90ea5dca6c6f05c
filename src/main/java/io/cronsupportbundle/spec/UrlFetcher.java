package io.cronsupportbundle.spec;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.spec.SpecSource.AtUrl;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches a specification over HTTP with a limit on time and size. Unlike the peer (analyzers-and-redaction.md §5.1) it looks at the
/// status: an error page is no specification.
public final class UrlFetcher {
    /// As the peer's client.
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Duration timeout;
    private final ProxySelector proxies;

    public UrlFetcher(Duration timeout, ProxySelector proxies) {
        this.timeout = timeout;
        this.proxies = proxies;
    }

    /// The body of the answer, of which at most one byte more is read than a specification may have.
    byte[] fetch(AtUrl source) throws SpecException {
        // A password must not follow a redirect to another host, and the client would send it there.
        boolean personal = source.address().getRawUserInfo() != null;
        HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).proxy(proxies)
                .followRedirects(personal ? Redirect.NEVER : Redirect.NORMAL).build();
        FutureTask<byte[]> download = new FutureTask<>(download(client, source));
        try {
            // The client's own timeout ends with the headers; a body may trickle forever.
            Thread.ofVirtual().start(download);
            return download.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed(source, "There was no complete answer within " + timeout.toSeconds() + " s", "Check the address and the network",
                    e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case SpecException refused -> refused;
                case null -> unreachable(source, e);
                case Throwable cause -> unreachable(source, cause);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(source, "The download was interrupted", "Start again", e);
        } finally {
            download.cancel(true);
            client.shutdownNow();
        }
    }

    private static Callable<byte[]> download(HttpClient client, AtUrl source) {
        return () -> {
            HttpResponse<InputStream> response = client.send(request(source.address()), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                if (status == 200) {
                    return body.readNBytes(SpecText.MAX_BYTES + 1);
                }
                throw new SpecException(new Problem("spec.bad-answer", source.display(), "The server answered " + status
                        + " instead of 200",
                        status >= 300 && status < 400 ? "Give the address that it redirects to"
                                : "Check the address and the right to read it"));
            }
        };
    }

    private static HttpRequest request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(withoutUser(address))).GET();
        if (address.getRawUserInfo() != null) {
            byte[] user = address.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        return request.build();
    }

    private static String withoutUser(URI address) {
        String authority = address.getRawAuthority();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return address.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1) + path + query;
    }

    /// Only the class of the cause is told: its message may repeat the address.
    private static SpecException unreachable(AtUrl source, Throwable cause) {
        return failed(source, "The server cannot be reached (" + cause.getClass().getSimpleName() + ")",
                "Check the address, the proxy and the certificate", cause);
    }

    private static SpecException failed(AtUrl source, String what, String doThis, Throwable cause) {
        return new SpecException(new Problem("spec.unreachable", source.display(), what, doThis), cause);
    }
}

package io.cronsupportbundle.upload.presigned;

import io.cronsupportbundle.outbound.HttpClients;
import io.cronsupportbundle.upload.Egress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A PUT with the JDK's client, which sends a URL exactly as it is written and adds no header that a signature could miss.
final class SignedPut {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final URI url;
    private final String userAgent;

    SignedPut(HttpClient client, URI url, String userAgent) {
        this.client = client;
        this.url = url;
        this.userAgent = userAgent;
    }

    static HttpClient client(URI url, Egress egress) {
        // HTTP/2 over plain HTTP would add headers for an upgrade.
        Optional<URI> proxy = egress.proxies().to(String.valueOf(url.getScheme()), String.valueOf(url.getHost()), url.getPort());
        return HttpClients.builder(proxy, egress.trust()).connectTimeout(CONNECT).build();
    }

    SignedAnswer send(BodyPublisher body, Map<String, String> headers, Duration timeout) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).PUT(body).timeout(timeout).header("User-Agent", userAgent);
        headers.forEach(request::header);
        HttpResponse<byte[]> response = client.send(request.build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), SignedAnswer.MAX_BODY));
        return SignedAnswer.of(response);
    }
}

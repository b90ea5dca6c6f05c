package io.cronsupportbundle.upload.presigned;

import io.cronsupportbundle.upload.Egress;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        HttpClient.Builder builder = HttpClient.newBuilder().version(Version.HTTP_1_1).followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT);
        egress.trust().ifPresent(trust -> builder.sslContext(trust.context()));
        Optional<URI> proxy = egress.proxies().to(String.valueOf(url.getScheme()), String.valueOf(url.getHost()), url.getPort());
        if (proxy.isEmpty()) {
            builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        proxy.ifPresent(uri -> {
            builder.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort())));
            String user = uri.getUserInfo();
            if (user != null && user.contains(":")) {
                builder.authenticator(new ProxyLogin(user));
            }
        });
        return builder.build();
    }

    SignedAnswer send(BodyPublisher body, Map<String, String> headers, Duration timeout) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).PUT(body).timeout(timeout).header("User-Agent", userAgent);
        headers.forEach(request::header);
        HttpResponse<byte[]> response = client.send(request.build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), SignedAnswer.MAX_BODY));
        return SignedAnswer.of(response);
    }

    private static final class ProxyLogin extends Authenticator {
        private final String user;
        private final String password;

        ProxyLogin(String userInfo) {
            int colon = userInfo.indexOf(':');
            user = userInfo.substring(0, colon);
            password = userInfo.substring(colon + 1);
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY ? new PasswordAuthentication(user, password.toCharArray()) : null;
        }
    }
}

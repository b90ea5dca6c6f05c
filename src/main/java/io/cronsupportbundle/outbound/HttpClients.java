package io.cronsupportbundle.outbound;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Prepares the JDK's client for one way out: through a proxy or not, trusting whom the settings trust. It follows no redirects by itself.
public final class HttpClients {
    private HttpClients() {}

    /// A client for one way out.
    ///
    /// @param trust empty for the platform's own certificates
    public static HttpClient.Builder builder(Optional<URI> proxy, Optional<TrustedRoots> trust) {
        HttpClient.Builder builder = HttpClient.newBuilder().version(Version.HTTP_1_1).followRedirects(Redirect.NEVER);
        trust.ifPresent(roots -> builder.sslContext(roots.context()));
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
        return builder;
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

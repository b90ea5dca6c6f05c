package io.cronsupportbundle.outbound;

import io.cronsupportbundle.bundle.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which proxy the environment asks for, in the way that other tools in a cluster read it (Go's `httpproxy`, curl): `HTTPS_PROXY`,
/// `HTTP_PROXY` and `NO_PROXY`, also in lower case, which wins.
public final class Proxies {
    private final Optional<URI> forHttps;
    private final Optional<URI> forHttp;
    private final List<String> excluded;

    private Proxies(Optional<URI> forHttps, Optional<URI> forHttp, List<String> excluded) {
        this.forHttps = forHttps;
        this.forHttp = forHttp;
        this.excluded = excluded;
    }

    /// Reads the environment; what cannot be understood becomes a problem and is left out.
    public static Proxies of(Map<String, String> environment, List<Problem> problems) {
        String no = value(environment, "NO_PROXY");
        return new Proxies(
                proxy(environment, "HTTPS_PROXY", problems),
                proxy(environment, "HTTP_PROXY", problems),
                List.of(no.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)));
    }

    /// The proxy to take, with its credentials as user info; empty for a direct way.
    public Optional<URI> to(String scheme, String host, int port) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        boolean loopback = name.equals("localhost") || name.endsWith(".localhost") || name.startsWith("127.") || name.equals("::1");
        int effective = port >= 0 ? port : scheme.equals("https") ? 443 : 80;
        if (loopback || excluded.stream().anyMatch(rule -> excludes(rule, name, effective))) {
            return Optional.empty();
        }
        return scheme.equals("https") ? forHttps : forHttp;
    }

    private static boolean excludes(String rule, String host, int port) {
        if (rule.equals("*")) {
            return true;
        }
        if (rule.isEmpty()) {
            return false;
        }
        String name = rule;
        int colon = rule.lastIndexOf(':');
        if (colon > 0 && rule.indexOf(':') == colon) {
            if (!rule.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            name = rule.substring(0, colon);
        }
        if (name.contains("/")) {
            return AddressRange.parse(name).map(range -> range.contains(host)).orElse(false);
        }
        String suffix = name.startsWith("*.") ? name.substring(1) : name;
        if (suffix.startsWith(".")) {
            return host.endsWith(suffix);
        }
        return host.equals(suffix) || host.endsWith("." + suffix);
    }

    private static Optional<URI> proxy(Map<String, String> environment, String name, List<Problem> problems) {
        String value = value(environment, name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> proxy = parse(value);
        if (proxy.isPresent()) {
            return proxy;
        }
        problems.add(new Problem("config.proxy", name, "the proxy is not an http:// or https:// URL",
                "Write http://HOST:PORT; encode special characters of a password as %XX"));
        return Optional.empty();
    }

    /// A proxy as it is written in settings: a URL, or a host and a port.
    public static Optional<URI> parse(String value) {
        try {
            URI uri = new URI(value.contains("://") ? value : "http://" + value);
            boolean known = uri.getHost() != null && (uri.getScheme().equals("http") || uri.getScheme().equals("https"));
            return known ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            // The exception quotes the value, which may hold a password.
            return Optional.empty();
        }
    }

    private static String value(Map<String, String> environment, String name) {
        String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        return (lower.isBlank() ? environment.getOrDefault(name, "") : lower).strip();
    }
}

package io.cronsupportbundle.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One request to a place outside of the API server, with its limits.
///
/// @param headers by name; those that belong to the connection are left out, as Go leaves them out
/// @param body empty for none
/// @param timeout for everything: redirects, answer and body
/// @param maxBytes of the answer's body, unpacked
/// @param trust empty for what the settings trust
/// @param proxy empty for what the environment says
public record HttpCall(String method, URI uri, Map<String, String> headers, String body, Duration timeout, int maxBytes,
        Optional<TrustedRoots> trust, Optional<URI> proxy) {

    /// A server that is there answers sooner.
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// What a body may have where nobody says otherwise: documents for people and metrics stay far below.
    public static final int MAX_BYTES = 5_000_000;

    public HttpCall {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of(), "", TIMEOUT, MAX_BYTES, Optional.empty(), Optional.empty());
    }

    /// The same request with one more header.
    public HttpCall with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body, timeout, maxBytes, trust, proxy);
    }

    public HttpCall within(Duration limit) {
        return new HttpCall(method, uri, headers, body, limit, maxBytes, trust, proxy);
    }

    public HttpCall trusting(TrustedRoots roots) {
        return new HttpCall(method, uri, headers, body, timeout, maxBytes, Optional.of(roots), proxy);
    }
}

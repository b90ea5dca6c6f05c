package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.outbound.HttpAnswer;
import io.cronsupportbundle.outbound.HttpCall;
import io.cronsupportbundle.outbound.TrustedRoots;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A page that holds a count: the URL with what it takes to ask for it. Only its harmless parts have a text.
///
/// @param headers may hold a token
record CountedPage(String url, Map<String, String> headers, Duration timeout, boolean insecureSkipVerify) {

    static CountedPage read(Fields fields) {
        String url = fields.text("url", "");
        if (url.isEmpty()) {
            fields.problem("url", "spec.missing-field", "a count over HTTP needs a url", "Add url: with http:// or https://");
        }
        return new CountedPage(url, fields.textMap("headers"), fields.duration("timeout").orElse(HttpCall.TIMEOUT),
                fields.bool("insecureSkipVerify", false));
    }

    /// The URL without user info, and with the names of its parameters only, because values are often keys.
    String shown() {
        try {
            URI uri = new URI(url);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery().replaceAll("=[^&]*", "=…");
            return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath() + query;
        } catch (URISyntaxException e) {
            return "an address that is no URL";
        }
    }

    HttpAnswer get(String accept, Collection run) throws IOException, InterruptedException {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IOException("the url is no URL: " + e.getReason(), e.getCause());
        }
        HttpCall call = new HttpCall("GET", uri, headers, "", timeout, HttpCall.MAX_BYTES,
                insecureSkipVerify ? Optional.of(TrustedRoots.blind()) : Optional.empty(), Optional.empty());
        HttpAnswer answer = run.http().send(headers.keySet().stream().anyMatch("Accept"::equalsIgnoreCase) ? call : call.with("Accept", accept));
        if (!answer.success()) {
            throw new IOException(shown() + " answered " + answer.status());
        }
        if (answer.cut()) {
            throw new IOException("the answer of " + shown() + " is longer than " + HttpCall.MAX_BYTES + " bytes");
        }
        return answer;
    }
}

package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.HttpCollector.Spec;
import io.cronsupportbundle.outbound.HttpAnswer;
import io.cronsupportbundle.outbound.HttpCall;
import io.cronsupportbundle.outbound.Proxies;
import io.cronsupportbundle.outbound.TrustedRoots;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `http`: what a URL answers, or why it does not.
@Singleton
final class HttpCollector implements Collector<Spec> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /// What a specification says.
    record Spec(String collectorName, String name, Optional<Ask> ask) {}

    /// The request.
    ///
    /// @param cacert certificates in PEM or a file of them; empty for those of the settings
    record Ask(String method, String url, Map<String, String> headers, String body, boolean insecureSkipVerify, Duration timeout, String cacert,
            String proxy) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("http", "http", "asks a URL");
    }

    @Override
    public Spec read(Fields fields) {
        Optional<Ask> ask = Optional.empty();
        for (String method : List.of("get", "post", "put")) {
            Optional<Ask> read = fields.object(method).map(inner -> ask(method.toUpperCase(Locale.ROOT), inner));
            ask = ask.isPresent() ? ask : read;
        }
        if (ask.isEmpty()) {
            fields.problem("get", "spec.missing-field", "there is no request", "Add get:, post: or put: with a url:");
        }
        return new Spec(fields.text("collectorName", ""), fields.text("name", ""), ask);
    }

    private static Ask ask(String method, Fields fields) {
        String cacert = fields.object("tls").map(tls -> {
            // Known and without effect for this collector, as in other tools.
            List.of("skipVerify", "secret", "clientCert", "clientKey").forEach(tls::raw);
            String text = tls.text("cacert", "");
            tls.finish();
            return text;
        }).orElse("");
        Ask ask = new Ask(method, fields.text("url", ""), fields.textMap("headers"), method.equals("GET") ? "" : fields.text("body", ""),
                fields.bool("insecureSkipVerify", false), fields.duration("timeout").orElse(TIMEOUT), cacert, fields.text("proxy", ""));
        fields.finish();
        return ask;
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("http", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return List.of(PlannedEntry.of(spec.ask.map(ask -> ask.method + " " + host(ask.url)).orElse("no request"), path(spec).value()));
    }

    /// A URL may hold a password, so a plan names no more than where it goes.
    private static String host(String url) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return "an address that is no URL";
        }
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        if (spec.ask.isEmpty()) {
            throw new IOException("no supported http request type");
        }
        HttpAnswer answer;
        try {
            answer = run.http().send(call(spec.ask.get()));
        } catch (IOException e) {
            try (JsonEntry entry = run.sink().json(path(spec))) {
                entry.startObject();
                entry.name("error");
                entry.startObject();
                entry.member("message", String.valueOf(e.getMessage()));
                entry.endObject();
                entry.endObject();
                entry.complete(Outcome.FAILED, String.valueOf(e.getMessage()));
            }
            return;
        }
        try (JsonEntry entry = run.sink().json(path(spec))) {
            write(answer, entry);
            if (answer.cut()) {
                entry.complete(Outcome.TRUNCATED, "the answer is longer than " + HttpCall.MAX_BYTES + " bytes");
            } else {
                entry.complete();
            }
        }
    }

    private static HttpCall call(Ask ask) throws IOException {
        URI uri;
        try {
            uri = new URI(ask.url);
        } catch (URISyntaxException e) {
            throw new IOException("the url is no URL: " + e.getReason(), e);
        }
        Optional<URI> proxy = ask.proxy.isEmpty() ? Optional.empty() : Proxies.parse(ask.proxy);
        if (!ask.proxy.isEmpty() && proxy.isEmpty()) {
            throw new IOException("the proxy is no URL of HTTP");
        }
        return new HttpCall(ask.method, uri, ask.headers, ask.body, ask.timeout, HttpCall.MAX_BYTES, trust(ask), proxy);
    }

    private static Optional<TrustedRoots> trust(Ask ask) throws IOException {
        if (ask.insecureSkipVerify) {
            return Optional.of(TrustedRoots.blind());
        }
        if (ask.cacert.isEmpty()) {
            return Optional.empty();
        }
        if (ask.cacert.contains("-----BEGIN ")) {
            try {
                return Optional.of(TrustedRoots.only(ask.cacert));
            } catch (GeneralSecurityException e) {
                throw new IOException("the cacert cannot be read as certificates in PEM", e);
            }
        }
        List<Problem> problems = new ArrayList<>();
        try {
            Optional<TrustedRoots> roots = TrustedRoots.read(Path.of(ask.cacert), problems);
            if (roots.isPresent()) {
                return roots;
            }
        } catch (InvalidPathException e) {
            throw new IOException("the cacert is neither certificates in PEM nor a file", e);
        }
        throw new IOException("cacert: " + problems.getFirst().what());
    }

    private static void write(HttpAnswer answer, JsonEntry entry) throws IOException {
        entry.startObject();
        entry.name("response");
        entry.startObject();
        entry.member("status", answer.status());
        entry.member("body", answer.text());
        entry.name("headers");
        entry.startObject();
        for (Map.Entry<String, String> header : headers(answer).entrySet()) {
            entry.member(header.getKey(), header.getValue());
        }
        entry.endObject();
        Optional<JsonNode> document = document(answer);
        if (document.isPresent()) {
            entry.name("raw_json");
            entry.tree(document.get());
        }
        entry.endObject();
        entry.endObject();
    }

    private static Optional<JsonNode> document(HttpAnswer answer) throws IOException {
        try {
            JsonNode document = answer.cut() ? null : JSON.readTree(answer.body());
            return Optional.ofNullable(document).filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> headers(HttpAnswer answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers().forEach((name, values) -> headers.put(canonical(name), String.join(",", values)));
        return headers;
    }

    /// A header's name as Go writes it (`net/textproto`, `CanonicalMIMEHeaderKey`).
    private static String canonical(String name) {
        StringBuilder canonical = new StringBuilder();
        boolean upper = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            canonical.append(upper ? Character.toUpperCase(c) : Character.toLowerCase(c));
            upper = c == '-';
        }
        return canonical.toString();
    }

    private static BundlePath path(Spec spec) {
        return BundlePath.of(spec.name, (spec.collectorName.isEmpty() ? "result" : spec.collectorName) + ".json");
    }
}

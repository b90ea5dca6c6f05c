package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// A client of an API server that hides nothing: no retries, no unpacking, no opinion.
///
/// @param token empty for none
record Probe(HttpClient client, URI endpoint, String token) {

    static Probe of(ApiServerDouble server, Identity identity) {
        return of(server.endpoint(), server.authority().clientContext(), identity.token());
    }

    static Probe of(URI endpoint, SSLContext trust, String token) {
        return new Probe(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust).build(), endpoint, token);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> getBytes(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path, "Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    ObjectNode object(String path, String... headers) throws IOException, InterruptedException {
        return Json.parse(get(path, headers).body());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path)).timeout(Duration.ofSeconds(20))
                .header("User-Agent", "probe/1");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }
}

package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.outbound.HttpAnswer;
import io.cronsupportbundle.outbound.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/// Asks the SDK of Replicated which release of the application it knows (https://docs.replicated.com/reference/replicated-sdk-apis). It is
/// looked for as a Service first, so that nobody waits for a server that was never there.
///
/// @param namespace where its Service is; empty for the run's own
/// @param url where it answers; empty for its Service
record ReplicatedApp(String namespace, String url, Collection run) {
    static final String SERVICE = "replicated";
    private static final String PATH = "/api/v1/app/info";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// It answers from memory.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /// What it said, or why that is not known; neither where it is not there.
    record Answer(Optional<JsonNode> app, Optional<String> error) {}

    Answer ask() throws IOException, InterruptedException {
        String address = url;
        if (address.isEmpty()) {
            String within = namespace.isEmpty() ? run.cluster().ownNamespace() : namespace;
            try {
                JsonNode service = run.cluster().object(ApiRequest.of(ApiPaths.object("v1", within, "services", SERVICE)));
                String name = service.path("metadata").path("name").asText();
                if (!name.equals(SERVICE)) {
                    return new Answer(Optional.empty(), Optional.empty());
                }
            } catch (ApiException e) {
                return new Answer(Optional.empty(), e.status() == 404 ? Optional.empty() : Optional.of(String.valueOf(e.getMessage())));
            }
            address = "http://" + SERVICE + "." + within + ".svc:3000" + PATH;
        }
        try {
            return new Answer(Optional.of(app(address)), Optional.empty());
        } catch (IOException e) {
            return new Answer(Optional.empty(), Optional.of("replicated: " + e.getMessage()));
        }
    }

    private JsonNode app(String address) throws IOException, InterruptedException {
        try {
            HttpAnswer answer = run.http().send(HttpCall.get(new URI(address)).within(TIMEOUT));
            if (!answer.success() || answer.cut()) {
                throw new IOException("the SDK answered " + answer.status());
            }
            JsonNode app = JSON.readTree(answer.body());
            if (!app.isObject()) {
                throw new IOException("the SDK's answer is no object");
            }
            return app;
        } catch (URISyntaxException e) {
            throw new IOException("the replicatedUrl is no URL");
        } catch (JacksonException e) {
            throw new IOException("the SDK's answer is no JSON");
        }
    }
}

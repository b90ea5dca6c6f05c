package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers one request: fault, authentication, authorization, then what was asked for, in the order in which the real server takes them.
final class ApiHandler implements HttpHandler {
    private final Cluster cluster;
    private final Faults faults;
    private final Function<String, Optional<Identity>> identities;
    private final Consumer<RecordedRequest> recorder;
    private final CountDownLatch serverClosed;

    ApiHandler(Cluster cluster, Faults faults, Function<String, Optional<Identity>> identities, Consumer<RecordedRequest> recorder,
            CountDownLatch serverClosed) {
        this.cluster = cluster;
        this.faults = faults;
        this.identities = identities;
        this.recorder = recorder;
        this.serverClosed = serverClosed;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Query query = Query.parse(exchange.getRequestURI().getRawQuery());
        Identity caller = caller(exchange);
        @Nullable Fault fault = faults.next(path, !query.text("continue").isEmpty()).orElse(null);
        Fault.@Nullable Damage damage = fault instanceof Fault.Damage harm ? harm : null;
        Reply reply = new Reply(exchange, status -> recorder.accept(record(exchange, caller, status)), damage,
                out -> damage == null ? out : new DamagedStream(out, damage, serverClosed));
        try {
            if (fault instanceof Fault.Answer answer) {
                misbehave(answer, exchange, caller, reply);
            } else {
                answer(exchange, path, query, caller, reply);
            }
        } catch (ApiFailure failure) {
            if (failure.code() == 403) {
                reply.header("X-Content-Type-Options", "nosniff");
            }
            send(reply.status(failure.code()), failure.body(), false);
        }
    }

    private void misbehave(Fault.Answer fault, HttpExchange exchange, Identity caller, Reply reply) throws IOException {
        switch (fault) {
            case Fault.Forbidden _ -> throw denied(exchange, caller);
            case Fault.NotFound _ -> throw ApiFailure.resourceNotFound();
            case Fault.ExpiredContinue _ -> {
                ContinueToken token = ContinueToken.parse(Query.parse(exchange.getRequestURI().getRawQuery()).text("continue"));
                throw ApiFailure.expired(token.encodeInconsistent());
            }
            case Fault.TooManyRequests busy ->
                    sendText(reply.status(429).header("Retry-After", Long.toString(busy.retryAfter().toSeconds())),
                    "Too many requests, please try again later.\n");
            case Fault.ServerError error -> throw ApiFailure.serverError(error.code());
            case Fault.Silence _ -> {
                recorder.accept(record(exchange, caller, 0));
                awaitClose();
                throw new ConnectionCutException();
            }
        }
    }

    private void answer(HttpExchange exchange, String path, Query query, Identity caller, Reply reply) throws IOException {
        if (caller.equals(Identity.UNKNOWN)) {
            throw ApiFailure.unauthorized();
        }
        String method = exchange.getRequestMethod();
        Optional<ResourceRequest> resource = ResourceRequest.parse(path);
        if (resource.isPresent() ? !caller.may(resource.get().attributes(method)) : !caller.mayGetPath(path)) {
            throw denied(exchange, caller);
        }
        if (resource.isPresent()) {
            resource(resource.get(), exchange, query, caller, reply);
        } else {
            nonResource(path, exchange, reply);
        }
    }

    private ApiFailure denied(HttpExchange exchange, Identity caller) {
        String path = exchange.getRequestURI().getPath();
        String user = caller.equals(Identity.UNKNOWN) ? Identity.ANONYMOUS.user() : caller.user();
        return ResourceRequest.parse(path).map(request -> ApiFailure.forbidden(user, request.attributes(exchange.getRequestMethod())))
                .orElseGet(() -> ApiFailure.forbiddenPath(user, "get", path));
    }

    private void nonResource(String path, HttpExchange exchange, Reply reply) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            throw ApiFailure.methodNotAllowed();
        }
        switch (path) {
            case "/version", "/version/" -> send(reply, Json.resource("/sample/version.json"), true);
            case "/healthz", "/livez", "/readyz" -> sendText(reply, "ok");
            default -> discovery(path, exchange, reply);
        }
    }

    private void discovery(String path, HttpExchange exchange, Reply reply) throws IOException {
        Discovery discovery = cluster.discovery();
        boolean root = path.equals("/api") || path.equals("/apis");
        if (root && representation(exchange) == Representation.AGGREGATED_DISCOVERY) {
            reply.header("Vary", "Accept").header("Cache-Control", "public").header("Content-Type", Representation.AGGREGATED_TYPE);
            write(reply, path.equals("/api") ? discovery.aggregatedCore() : discovery.aggregatedGroups(), false);
            return;
        }
        String address = exchange.getLocalAddress().getAddress().getHostAddress() + ":" + exchange.getLocalAddress().getPort();
        Optional<ObjectNode> document = new DiscoveryDocuments(discovery, address).at(path);
        if (document.isPresent()) {
            send(reply, document.get(), false);
        } else if (path.startsWith("/apis/") && discovery.groupItem(path.split("/", -1)[2]).isPresent()) {
            throw ApiFailure.resourceNotFound();
        } else {
            sendText(reply.status(404), "404 page not found\n");
        }
    }

    private void resource(ResourceRequest request, HttpExchange exchange, Query query, Identity caller, Reply reply) throws IOException {
        if (cluster.discovery().groupItem(request.group()).isEmpty()) {
            sendText(reply.status(404), "404 page not found\n");
            return;
        }
        ResourceType type = cluster.discovery().byPlural(request.group(), request.version(), request.resource())
                .orElseThrow(ApiFailure::resourceNotFound);
        if (!type.namespaced() && !request.namespace().isEmpty() && !type.plural().equals("namespaces")) {
            throw ApiFailure.resourceNotFound();
        }
        switch (exchange.getRequestMethod()) {
            case "POST" -> send(reply.status(201), review(type, Json.read(exchange.getRequestBody()), caller), false);
            case "GET" -> {
                if (request.name().isEmpty()) {
                    list(type, request, exchange, query, reply);
                } else {
                    get(type, request, exchange, query, reply);
                }
            }
            default -> throw ApiFailure.methodNotAllowed();
        }
    }

    private static ObjectNode review(ResourceType type, JsonNode body, Identity caller) {
        return switch (type.plural()) {
            case "selfsubjectaccessreviews" -> new Reviews(caller).access(body);
            case "selfsubjectrulesreviews" -> new Reviews(caller).rules(body);
            default -> throw ApiFailure.methodNotAllowed();
        };
    }

    private void list(ResourceType type, ResourceRequest request, HttpExchange exchange, Query query, Reply reply) throws IOException {
        boolean metadataOnly = representation(exchange) == Representation.METADATA_ONLY;
        reply.header("Content-Type", "application/json");
        ListAnswer list = new ListAnswer(cluster, type, type.namespaced() ? request.namespace() : "", query, metadataOnly);
        list.write(reply);
        reply.close();
    }

    private void get(ResourceType type, ResourceRequest request, HttpExchange exchange, Query query, Reply reply) throws IOException {
        String namespace = type.namespaced() ? request.namespace() : "";
        String subresource = request.subresource();
        if (!subresource.isEmpty() && !cluster.discovery().hasSubresource(type, subresource)) {
            throw ApiFailure.resourceNotFound();
        }
        ObjectNode object = cluster.source(type).find(namespace, request.name())
                .orElseThrow(() -> ApiFailure.objectNotFound(type.group(), type.plural(), request.name()));
        if (type.plural().equals("pods") && subresource.equals("log")) {
            new LogAnswer(cluster, namespace, object, query).write(reply);
        } else if (type.plural().equals("pods") && subresource.equals("exec")) {
            exec(request, exchange, object, query, reply);
        } else if (subresource.isEmpty() || subresource.equals("status")) {
            send(reply, single(type, object, representation(exchange)), false);
        } else {
            throw ApiFailure.methodNotAllowed();
        }
    }

    /// Since Kubernetes 1.35 a WebSocket needs the right to create as well (feature `AuthorizePodWebsocketUpgradeCreatePermission`).
    private void exec(ResourceRequest request, HttpExchange exchange, ObjectNode pod, Query query, Reply reply) throws IOException {
        Identity caller = caller(exchange);
        AccessAttributes create = request.attributes("POST");
        if (!caller.may(create)) {
            throw ApiFailure.forbidden(caller.user(), create);
        }
        String container = query.text("container");
        if (!container.isEmpty() && Discovery.children(pod.at("/spec/containers")).stream()
                .noneMatch(known -> known.path("name").asText().equals(container))) {
            throw ApiFailure.badRequest("container " + container + " is not valid for pod " + request.name());
        }
        if (header(exchange, ExecAnswer.WANTED).isEmpty()) {
            throw ApiFailure.badRequest("Upgrade request required");
        }
        reply.empty(204);
    }

    private static ObjectNode single(ResourceType type, ObjectNode object, Representation form) {
        if (form == Representation.METADATA_ONLY) {
            return ListAnswer.partial(object);
        }
        if (type.custom()) {
            return object;
        }
        ObjectNode whole = Json.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        whole.setAll(object);
        return whole;
    }

    private static Representation representation(HttpExchange exchange) {
        return Representation.choose(header(exchange, "Accept")).orElseThrow(ApiFailure::notAcceptable);
    }

    private Identity caller(HttpExchange exchange) {
        String authorization = header(exchange, "Authorization");
        if (authorization.isEmpty()) {
            return Identity.ANONYMOUS;
        }
        String token = authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
        return identities.apply(token).orElse(Identity.UNKNOWN);
    }

    private static RecordedRequest record(HttpExchange exchange, Identity caller, int status) {
        String query = exchange.getRequestURI().getRawQuery();
        return new RecordedRequest(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query == null ? "" : query,
                header(exchange, "User-Agent"), header(exchange, "Accept"), caller.user(), status);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void send(Reply reply, ObjectNode body, boolean pretty) throws IOException {
        write(reply.header("Content-Type", "application/json"), body, pretty);
    }

    private static void write(Reply reply, ObjectNode body, boolean pretty) throws IOException {
        try (reply) {
            reply.write(pretty ? Json.mapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(body)
                    : (body + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void sendText(Reply reply, String text) throws IOException {
        try (reply) {
            reply.header("Content-Type", "text/plain; charset=utf-8").header("X-Content-Type-Options", "nosniff")
                    .write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void awaitClose() {
        try {
            serverClosed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

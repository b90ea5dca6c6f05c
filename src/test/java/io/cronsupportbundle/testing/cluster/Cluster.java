package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// What an [ApiServerDouble] serves: resource types, objects and container logs. It may change while the server runs.
public final class Cluster {
    private final Discovery discovery = new Discovery();
    private final Map<String, StoredObjects> stored = new ConcurrentHashMap<>();
    private final Map<String, List<ObjectSource>> generated = new ConcurrentHashMap<>();
    private final Map<LogKey, ContainerLog> logs = new ConcurrentHashMap<>();
    private final Map<LogKey, Container> containers = new ConcurrentHashMap<>();
    private final AtomicLong resourceVersion = new AtomicLong(1);

    /// A cluster in which nothing runs: the namespaces that every cluster has, and no more.
    public static Cluster empty() {
        Cluster cluster = new Cluster();
        for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            cluster.addNamespace(name);
        }
        return cluster;
    }

    public Cluster addNamespace(String name) {
        return add("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %1$s, labels: {kubernetes.io/metadata.name: %1$s}}
                spec: {finalizers: [kubernetes]}
                status: {phase: Active}
                """.formatted(name));
    }

    /// Adds or replaces an object. A CustomResourceDefinition makes the server serve its types.
    ///
    /// @param object JSON or YAML with `apiVersion`, `kind` and `metadata.name`; `uid`, `resourceVersion` and `creationTimestamp` are
    /// filled in
    public Cluster add(String object) {
        ObjectNode node = Json.parse(object);
        String kind = node.path("kind").asText();
        String apiVersion = node.path("apiVersion").asText();
        if (kind.equals("CustomResourceDefinition")) {
            discovery.define(node);
        }
        ResourceType type = discovery.byKind(apiVersion, kind)
                .orElseThrow(() -> new IllegalArgumentException("no resource type for " + apiVersion + " " + kind
                        + "; add its CustomResourceDefinition first"));
        store(type, complete(type, node));
        return this;
    }

    public void remove(String apiVersion, String kind, String namespace, String name) {
        discovery.byKind(apiVersion, kind).ifPresent(type -> objects(type).remove(namespace, name));
    }

    /// Adds pods without end: `perNamespace` in each of the namespaces `load-000`, `load-001` and so on, which are added as well.
    ///
    /// @param secret planted as the environment variable `DB_PASSWORD` of each
    public Cluster addGeneratedPods(int namespaces, int perNamespace, String secret) {
        for (int i = 0; i < namespaces; i++) {
            addNamespace(GeneratedPods.namespace(i));
        }
        generated.computeIfAbsent("v1/pods", _ -> new CopyOnWriteArrayList<>()).add(new GeneratedPods(namespaces, perNamespace, secret));
        return this;
    }

    public Cluster addLog(String namespace, String pod, String container, ContainerLog log) {
        logs.put(new LogKey(namespace, pod, container, false), log);
        return this;
    }

    /// The log of the container's previous run.
    public Cluster addPreviousLog(String namespace, String pod, String container, ContainerLog log) {
        logs.put(new LogKey(namespace, pod, container, true), log);
        return this;
    }

    /// Lets commands be run in a container of a pod that has been added.
    public Cluster addContainer(String namespace, String pod, String container, Container running) {
        containers.put(new LogKey(namespace, pod, container, false), running);
        return this;
    }

    /// Adds the items of a list as a server answered it.
    void addRecorded(ObjectNode list) {
        String kind = list.path("kind").asText();
        ResourceType type = discovery.byKind(list.path("apiVersion").asText(), kind.substring(0, kind.length() - "List".length()))
                .orElseThrow(() -> new IllegalArgumentException("no resource type for " + kind));
        long version = list.at("/metadata/resourceVersion").asLong();
        resourceVersion.updateAndGet(known -> Math.max(known, version));
        for (JsonNode item : list.path("items")) {
            if (kind.equals("CustomResourceDefinitionList")) {
                discovery.define(item);
            }
            store(type, (ObjectNode) item);
        }
    }

    Discovery discovery() {
        return discovery;
    }

    ObjectSource source(ResourceType type) {
        List<ObjectSource> sources = new ArrayList<>(generated.getOrDefault(typeKey(type), List.of()));
        sources.add(objects(type));
        return sources.size() == 1 ? sources.getFirst() : new MergedObjects(sources);
    }

    Optional<ContainerLog> log(String namespace, String pod, String container, boolean previous) {
        return Optional.ofNullable(logs.get(new LogKey(namespace, pod, container, previous)));
    }

    /// Where the command of a request for `exec` runs; one that nobody has added says nothing and succeeds.
    Container container(URI target) {
        ResourceRequest request = ResourceRequest.parse(target.getPath()).orElseThrow();
        String container = Query.parse(target.getRawQuery()).text("container");
        return containers.getOrDefault(new LogKey(request.namespace(), request.name(), container, false), _ -> CommandResult.of(""));
    }

    String resourceVersion() {
        return Long.toString(resourceVersion.get());
    }

    /// Items of lists have neither kind nor version, but for custom resources, so objects are kept as lists show them.
    private void store(ResourceType type, ObjectNode object) {
        if (!type.custom()) {
            object.remove(List.of("kind", "apiVersion"));
        }
        objects(type).put(object);
    }

    private ObjectNode complete(ResourceType type, ObjectNode object) {
        ObjectNode metadata = object.withObject("metadata");
        if (type.namespaced() && !metadata.has("namespace")) {
            metadata.put("namespace", "default");
        }
        if (!metadata.has("uid")) {
            String seed = type.plural() + "/" + ObjectSource.key(object);
            metadata.put("uid", UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
        }
        metadata.put("resourceVersion", Long.toString(resourceVersion.incrementAndGet()));
        if (!metadata.has("creationTimestamp")) {
            metadata.put("creationTimestamp", "2026-11-20T08:00:00Z");
        }
        return object;
    }

    private StoredObjects objects(ResourceType type) {
        return stored.computeIfAbsent(typeKey(type), _ -> new StoredObjects());
    }

    private static String typeKey(ResourceType type) {
        return type.apiVersion() + "/" + type.plural();
    }

    private record LogKey(String namespace, String pod, String container, boolean previous) {}
}

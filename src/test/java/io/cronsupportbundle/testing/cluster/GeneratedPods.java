package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/// Pods by the ten thousand for tests of memory and speed: each is made when it is asked for and forgotten once it is written.
///
/// @param perNamespace pods in each namespace; names count from 0
record GeneratedPods(int namespaces, int perNamespace, String secret) implements ObjectSource {

    static String namespace(long index) {
        return String.format(Locale.ROOT, "load-%03d", index);
    }

    @Override
    public Iterator<ObjectNode> after(String namespace, String key) {
        return LongStream.range(firstAfter(namespace, key), end(namespace)).mapToObj(this::pod).iterator();
    }

    @Override
    public long countAfter(String namespace, String key) {
        return Math.max(0, end(namespace) - firstAfter(namespace, key));
    }

    @Override
    public Optional<ObjectNode> find(String namespace, String name) {
        long position = firstAfter(namespace, ObjectSource.key(namespace, name)) - 1;
        return position >= 0 && position < end(namespace) && name(position).equals(name) && !namespace.isEmpty()
                ? Optional.of(pod(position)) : Optional.empty();
    }

    /// Position of the first pod whose key is greater; by bisection, since keys grow with positions.
    private long firstAfter(String namespace, String key) {
        long low = start(namespace);
        long high = end(namespace);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (ObjectSource.key(namespace(middle / perNamespace), name(middle)).compareTo(key) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private long start(String namespace) {
        long index = indexOf(namespace);
        return namespace.isEmpty() || index < 0 ? 0 : index * perNamespace;
    }

    private long end(String namespace) {
        if (namespace.isEmpty()) {
            return (long) namespaces * perNamespace;
        }
        long index = indexOf(namespace);
        return index < 0 ? 0 : (index + 1) * perNamespace;
    }

    private long indexOf(String namespace) {
        return LongStream.range(0, namespaces).filter(index -> namespace(index).equals(namespace)).findFirst().orElse(-1);
    }

    private String name(long position) {
        long index = position % perNamespace;
        return String.format(Locale.ROOT, "web-%06d-7c9f8d6b5-x%02dz", index, index % 97);
    }

    private ObjectNode pod(long position) {
        String name = name(position);
        String namespace = namespace(position / perNamespace);
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = pod.putObject("metadata").put("name", name).put("generateName", "web-7c9f8d6b5-").put("namespace", namespace)
                .put("uid", String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", position))
                .put("resourceVersion", Long.toString(1000 + position))
                .put("creationTimestamp", "2026-11-20T08:00:00Z");
        metadata.putObject("labels").put("app", "web").put("pod-template-hash", "7c9f8d6b5").put("tier", "t" + position % 5);
        ObjectNode spec = pod.putObject("spec");
        ObjectNode container = spec.putArray("containers").addObject().put("name", "web").put("image", image(position));
        container.putArray("ports").addObject().put("containerPort", 8080).put("protocol", "TCP");
        environment(container.putArray("env"), position);
        container.putObject("resources").putObject("requests").put("cpu", "10m").put("memory", "16Mi");
        container.put("terminationMessagePath", "/dev/termination-log").put("terminationMessagePolicy", "File")
                .put("imagePullPolicy", "IfNotPresent");
        spec.put("restartPolicy", "Always").put("dnsPolicy", "ClusterFirst").put("nodeName", "node-" + position % 3)
                .put("schedulerName", "default-scheduler");
        status(pod.putObject("status"), position);
        return pod;
    }

    private void environment(ArrayNode env, long position) {
        for (int i = 0; i < 12; i++) {
            env.addObject().put("name", "SETTING_" + i).put("value", "value-" + position + "-" + i);
        }
        env.addObject().put("name", "DB_PASSWORD").put("value", secret);
    }

    private static void status(ObjectNode status, long position) {
        status.put("phase", "Running");
        ArrayNode conditions = status.putArray("conditions");
        for (String type : new String[] {"PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"}) {
            conditions.addObject().put("type", type).put("status", "True").putNull("lastProbeTime")
                    .put("lastTransitionTime", "2026-11-20T08:00:05Z");
        }
        status.put("hostIP", "127.0.0.1").put("podIP", "10." + position / 65536 % 256 + "." + position / 256 % 256 + "." + position % 256);
        ObjectNode container = status.putArray("containerStatuses").addObject().put("name", "web");
        container.putObject("state").putObject("running").put("startedAt", "2026-11-20T08:00:05Z");
        container.putObject("lastState");
        container.put("ready", true).put("restartCount", 0).put("image", image(position)).put("imageID", "").put("started", true);
    }

    private static String image(long position) {
        return "registry.example.com/team/web:1." + position % 30 + ".0";
    }
}

package io.cronsupportbundle.canary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.CommandResult;
import io.cronsupportbundle.testing.cluster.ContainerLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// What cells are planted in: a cluster, a server for HTTP, and the collectors that ask for everything in them.
final class Plot implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ObjectNode> objects = new ArrayList<>();
    private final ArrayNode collectors = JSON.createArrayNode();
    private final List<String> log = new ArrayList<>(List.of("first line"));
    private final List<String> previousLog = new ArrayList<>(List.of("first line"));
    private final Map<String, CommandResult> answers = new HashMap<>();
    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(archive, "UTF-8");
    private final HttpServer server;
    private int number;

    Plot() throws IOException {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        collector("clusterInfo");
        collector("clusterResources");
        collector("logs").put("name", "logs").put("namespace", "app").putArray("selector").add("app=talker");
        collector("configMap").put("namespace", "app").put("includeAllData", true).putArray("selector").add("app=canary");
        collector("secret").put("namespace", "app").put("includeAllData", true).putArray("selector").add("app=canary");
        collector("copy").put("name", "files").put("namespace", "app").put("containerPath", "/etc/conf")
                .putArray("selector").add("app=talker");
    }

    /// A new number for whatever needs a name of its own.
    int number() {
        return ++number;
    }

    ObjectNode object(String apiVersion, String kind) {
        ObjectNode object = JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
        object.putObject("metadata").put("name", "c-" + number()).put("namespace", "app").putObject("labels").put("app", "canary");
        objects.add(object);
        return object;
    }

    ObjectNode pod() {
        ObjectNode pod = object("v1", "Pod");
        pod.putObject("spec").put("nodeName", "n").putArray("containers").addObject().put("name", "main");
        return pod;
    }

    ObjectNode container() {
        return (ObjectNode) pod().at("/spec/containers/0");
    }

    ObjectNode metadata() {
        return (ObjectNode) pod().path("metadata");
    }

    void applied(String name, String value) {
        ObjectNode copy = JSON.createObjectNode().put("kind", "Pod");
        copy.putObject("spec").putArray("containers").addObject().putArray("env").addObject().put("name", name).put("value", value);
        metadata().putObject("annotations").put("kubectl.kubernetes.io/last-applied-configuration", copy.toString());
    }

    ObjectNode collector(String key) {
        return collectors.addObject().putObject(key);
    }

    void log(String text) {
        log.addAll(List.of(text.split("\n", -1)));
        log.add("next line");
    }

    void previousLog(String text) {
        previousLog.addAll(List.of(text.split("\n", -1)));
        previousLog.add("next line");
    }

    void exec(byte[] stdout) {
        exec(CommandResult.of(stdout));
    }

    void failing(String stderr) {
        exec(CommandResult.failing("", stderr, 1));
    }

    private void exec(CommandResult result) {
        String key = String.valueOf(number());
        answers.put(key, result);
        ObjectNode exec = collector("exec").put("name", "exec-" + key).put("namespace", "app");
        exec.putArray("selector").add("app=talker");
        exec.putArray("command").add("show").add(key);
    }

    void http(String header, String value, String body) {
        String path = "/" + number();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add(header, value);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        collector("http").put("name", "http" + path).putObject("get").put("url", url);
    }

    void copied(String name, String text, Charset charset) {
        try {
            byte[] bytes = text.getBytes(charset);
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The cluster with everything that was planted so far.
    Cluster cluster() throws IOException {
        tar.close();
        Cluster cluster = Cluster.empty().addNamespace("app");
        objects.forEach(object -> cluster.add(object.toString()));
        cluster.add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: talker, namespace: app, labels: {app: talker}}
                spec: {nodeName: n, containers: [{name: main}]}
                status:
                  phase: Running
                  containerStatuses: [{name: main, ready: true, state: {running: {}}, lastState: {terminated: {containerID: "c://1"}}}]
                """);
        cluster.addLog("app", "talker", "main", ContainerLog.of(log.toArray(String[]::new)));
        cluster.addPreviousLog("app", "talker", "main", ContainerLog.of(previousLog.toArray(String[]::new)));
        byte[] files = archive.toByteArray();
        CommandResult unknown = CommandResult.of("?");
        return cluster.addContainer("app", "talker", "main",
                command -> command.getFirst().equals("tar") ? CommandResult.of(files) : answers.getOrDefault(command.getLast(), unknown));
    }

    /// The collectors, in one line.
    String collectors() {
        return collectors.toString();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

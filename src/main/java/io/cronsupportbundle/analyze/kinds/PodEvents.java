package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.bundle.BundlePath;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The warnings that the cluster recorded about pods. They say why a pod does not start when the pod itself does not know. A namespace's
/// events are read once, for all of its pods; events that cannot be read are no reason to say nothing about a pod.
final class PodEvents {
    static final String DIRECTORY = "cluster-resources/events/";

    /// Characters for one pod. A pod that has been failing for hours has thousands of events with the same text.
    private static final int MAX_LENGTH = 4096;

    private final EvidenceReader evidence;
    private final Map<String, Map<String, StringBuilder>> byNamespace = new HashMap<>();

    PodEvents(EvidenceReader evidence) {
        this.evidence = evidence;
    }

    /// Messages in the order of the events, joined as the peer joins them.
    String warnings(JsonNode pod) throws IOException {
        String namespace = pod.path("metadata").path("namespace").asText("");
        Map<String, StringBuilder> messages = byNamespace.get(namespace);
        if (messages == null) {
            messages = read(namespace);
            byNamespace.put(namespace, messages);
        }
        StringBuilder text = messages.get(pod.path("metadata").path("name").asText(""));
        return text == null ? "" : text.toString();
    }

    private Map<String, StringBuilder> read(String namespace) throws IOException {
        Map<String, StringBuilder> messages = new HashMap<>();
        try {
            for (BundlePath path : evidence.find(DIRECTORY + namespace + ".json")) {
                evidence.items(path, event -> add(namespace, event, messages));
            }
        } catch (AnalyzerException unreadable) {
            return Map.of();
        }
        return messages;
    }

    private static void add(String namespace, JsonNode event, Map<String, StringBuilder> messages) {
        JsonNode object = event.path("involvedObject");
        String message = event.path("message").asText("");
        if (event.path("type").asText("").equals("Warning")
                && object.path("kind").asText("").equals("Pod")
                && object.path("namespace").asText("").equals(namespace)
                && !message.isEmpty()) {
            StringBuilder text = messages.computeIfAbsent(object.path("name").asText(""), name -> new StringBuilder());
            if (text.length() + message.length() < MAX_LENGTH) {
                text.append(text.isEmpty() ? "" : ". ").append(message);
            }
        }
    }
}

package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/// Whether a container has a log to show, and what the kubelet says when it has none.
///
/// @param status the container's entry in the pod's status; a missing node when it has none
record ContainerState(String pod, String container, JsonNode status) {

    static ContainerState of(JsonNode pod, String container) {
        JsonNode status = pod.path("status");
        JsonNode found = Stream.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
                .flatMap(field -> Discovery.children(status.path(field)).stream())
                .filter(candidate -> candidate.path("name").asText().equals(container))
                .findFirst().orElse(status.path("none"));
        return new ContainerState(pod.at("/metadata/name").asText(), container, found);
    }

    void requireLog(boolean previous) {
        JsonNode lastRun = status.path("lastState").path("terminated");
        JsonNode state = status.path("state");
        if (previous) {
            require(!lastRun.path("containerID").asText().isEmpty(),
                    "previous terminated container \"" + container + "\" in pod \"" + pod + "\" not found");
        } else if (!state.has("running") && !state.has("terminated") && !lastRun.isObject()) {
            JsonNode waiting = state.path("waiting");
            require(false, subject() + (waiting.isObject() ? " is waiting to start: " + reason(waiting.path("reason").asText())
                    : " is waiting to start - no logs yet"));
        }
    }

    private String subject() {
        return "container \"" + container + "\" in pod \"" + pod + "\"";
    }

    private static String reason(String reason) {
        return switch (reason) {
            case "ErrImagePull" -> "image can't be pulled";
            case "ImagePullBackOff" -> "trying and failing to pull image";
            default -> reason;
        };
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw ApiFailure.badRequest(otherwise);
        }
    }
}

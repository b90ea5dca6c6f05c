package io.cronsupportbundle.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

/// How a pod is doing, in the one word that `kubectl get pods` shows, because specifications and people name states by it. The phase of a
/// pod alone does not tell: one that crashes in a loop is `Running`.
///
/// The rules are those of kubectl, the messages those of other readers of bundles (compared with them pod by pod).
///
/// @param phase `status.phase`
/// @param message why, as far as the pod itself knows; texts of several containers follow each other without a separator, as with the peer
public record PodStatus(String phase, String reason, String message, boolean unhealthy) {

    public static PodStatus of(JsonNode pod) {
        Computation computed = new Computation(pod);
        computed.run();
        JsonNode status = pod.path("status");
        String phase = status.path("phase").asText("");
        return new PodStatus(phase, computed.reason, computed.message.toString(), unhealthy(phase, computed.reason, status));
    }

    private static boolean unhealthy(String phase, String reason, JsonNode status) {
        switch (phase) {
            case "Failed", "Pending", "Unknown" -> {
                return true;
            }
            default -> {}
        }
        if (reason.equals("Completed")) {
            return false;
        }
        if (!reason.equals("Running")) {
            return true;
        }
        for (JsonNode container : status.path("containerStatuses")) {
            if (!container.path("ready").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    /// The state of working through a pod's containers.
    private static final class Computation {
        private final JsonNode pod;
        private final JsonNode status;
        private final StringBuilder message = new StringBuilder();
        private String reason;

        Computation(JsonNode pod) {
            this.pod = pod;
            this.status = pod.path("status");
            String own = status.path("reason").asText("");
            this.reason = own.isEmpty() ? status.path("phase").asText("") : own;
        }

        void run() {
            if (!initializing()) {
                containers();
            }
            for (JsonNode condition : status.path("conditions")) {
                if (is(condition, "PodScheduled", "False")) {
                    message.append(condition.path("message").asText(""));
                }
            }
            if (pod.path("metadata").hasNonNull("deletionTimestamp")) {
                reason = status.path("reason").asText("").equals("NodeLost") ? "Unknown" : "Terminating";
            }
        }

        /// Init containers run one after the other; the first that is not done is the state of the pod.
        private boolean initializing() {
            JsonNode planned = pod.path("spec").path("initContainers");
            int index = 0;
            for (JsonNode container : status.path("initContainerStatuses")) {
                JsonNode state = container.path("state");
                JsonNode terminated = state.path("terminated");
                boolean done = terminated.isObject() && terminated.path("exitCode").asInt() == 0;
                if (!done && !sidecarRuns(planned.path(index), state)) {
                    reason = "Init:" + initState(state, index + "/" + planned.size());
                    message.append(lastTermination(container).path("message").asText(""));
                    return true;
                }
                index++;
            }
            return false;
        }

        /// Native sidecars are init containers that stay; once they run, the next one starts.
        private static boolean sidecarRuns(JsonNode planned, JsonNode state) {
            return planned.path("restartPolicy").asText("").equals("Always") && state.path("running").isObject();
        }

        private static String initState(JsonNode state, String progress) {
            JsonNode terminated = state.path("terminated");
            if (terminated.isObject()) {
                return ending(terminated);
            }
            String waiting = state.path("waiting").path("reason").asText("");
            return waiting.isEmpty() || waiting.equals("PodInitializing") ? progress : waiting;
        }

        /// From the last to the first, so that the first container with something to say has the word.
        private void containers() {
            JsonNode containers = status.path("containerStatuses");
            boolean running = false;
            for (int i = containers.size() - 1; i >= 0; i--) {
                JsonNode container = containers.path(i);
                JsonNode state = container.path("state");
                JsonNode terminated = state.path("terminated");
                String waiting = state.path("waiting").path("reason").asText("");
                if (!waiting.isEmpty()) {
                    reason = waiting;
                    waitingMessage(lastTermination(container));
                } else if (terminated.isObject()) {
                    reason = ending(terminated);
                    if (!terminated.path("reason").asText("").isEmpty()) {
                        exitCode(terminated);
                    }
                } else if (container.path("ready").asBoolean() && state.path("running").isObject()) {
                    running = true;
                }
            }
            if (reason.equals("Completed") && running) {
                reason = ready() ? "Running" : "NotReady";
            }
        }

        private void waitingMessage(JsonNode last) {
            if (last.isObject()) {
                String text = last.path("message").asText("");
                if (text.isEmpty()) {
                    exitCode(last);
                } else {
                    message.append(text);
                }
            }
        }

        private void exitCode(JsonNode terminated) {
            message.append("ExitCode:").append(terminated.path("exitCode").asInt());
        }

        private boolean ready() {
            for (JsonNode condition : status.path("conditions")) {
                if (is(condition, "Ready", "True")) {
                    return true;
                }
            }
            return false;
        }

        private static String ending(JsonNode terminated) {
            String own = terminated.path("reason").asText("");
            if (!own.isEmpty()) {
                return own;
            }
            int signal = terminated.path("signal").asInt();
            return signal != 0 ? "Signal:" + signal : "ExitCode:" + terminated.path("exitCode").asInt();
        }

        private static JsonNode lastTermination(JsonNode container) {
            return container.path("lastState").path("terminated");
        }

        private static boolean is(JsonNode condition, String type, String status) {
            return condition.path("type").asText("").equals(type) && condition.path("status").asText("").equals(status);
        }
    }
}

package io.cronsupportbundle.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fetches logs of containers into the one place that all readers of bundles know, `cluster-resources/pods/logs/<ns>/<pod>/<container>.log`,
/// and those of the container before its last restart beside it.
public final class PodLogs {

    /// One log must come within this time; a kubelet that is gone answers never.
    private static final Duration EACH = Duration.ofSeconds(60);

    private static final String LIMIT = "limitBytes";

    private final Collection run;
    private final SilentNodes nodes = new SilentNodes();

    public PodLogs(Collection run) {
        this.run = run;
    }

    /// One container of one pod.
    ///
    /// @param node where it runs; empty when that is not known
    /// @param restarted whether there can be a log of a run before this one
    public record Container(String namespace, String pod, String name, String node, boolean restarted) {
        private static final List<String> STATUSES = List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");

        /// Takes a container as its pod's status shows it: a kubelet has a previous log only of a container that was restarted.
        public static Container of(JsonNode pod, String name) {
            JsonNode metadata = pod.path("metadata");
            boolean restarted = false;
            for (String list : STATUSES) {
                for (JsonNode status : pod.path("status").path(list)) {
                    restarted |= status.path("name").asText().equals(name) && restarted(status);
                }
            }
            return new Container(metadata.path("namespace").asText(), metadata.path("name").asText(), name,
                    pod.path("spec").path("nodeName").asText(), restarted);
        }

        private static boolean restarted(JsonNode status) {
            return status.path("restartCount").asInt() > 0 || status.path("lastState").path("terminated").isObject();
        }
    }

    /// Where else a log shows up, and how its failure is recorded.
    public interface Placement {

        /// Another name for the log, or empty.
        Optional<BundlePath> link(Container container, String suffix);

        /// Records that the current log could not be had. The text is the one that other tools write.
        void failed(Container container, String error) throws IOException;
    }

    /// Fetches the current log of each container, and the previous one of those that were restarted.
    ///
    /// @param query how much of each log, as parameters of the log request; of more than `limitBytes` the newest lines are kept
    public void fetch(List<Container> containers, Map<String, String> query, Placement placement) throws IOException, InterruptedException {
        Parallel.each(containers, EACH, nodes, container -> {
            if (nodes.silent(container.node)) {
                late(container, "node " + container.node + " did not answer for the logs of other containers", placement);
            } else if (current(container, query, placement) && container.restarted) {
                previous(container, query, placement);
            }
        }, container -> {
            nodes.failed(container.node);
            late(container, "the log did not come within " + EACH.toSeconds() + " s", placement);
        });
    }

    private void late(Container container, String cause, Placement placement) throws IOException {
        run.sink().missing(path(container, "").value(), Outcome.TIMED_OUT, cause);
        placement.failed(container, "failed to get log stream: " + cause);
    }

    /// Answers whether asking the same node for more makes sense.
    private boolean current(Container container, Map<String, String> query, Placement placement) throws IOException, InterruptedException {
        try {
            stream(container, query, "", placement);
            nodes.answered(container.node);
            return true;
        } catch (ApiException e) {
            run.sink().missing(path(container, "").value(), e.outcome(), message(e));
            placement.failed(container, "failed to get log stream: " + message(e));
            // The API server speaks for a node that it cannot reach with a 5xx; everything else is the node's own word.
            if (e.status() >= 500) {
                nodes.failed(container.node);
                return false;
            }
            nodes.answered(container.node);
        } catch (IOException e) {
            run.sink().missing(path(container, "").value(), Outcome.FAILED, message(e));
            placement.failed(container, "failed to copy log: " + message(e));
        }
        return true;
    }

    /// When the log of the run before is gone the kubelet says so with an error; that is no gap.
    private void previous(Container container, Map<String, String> query, Placement placement) throws IOException, InterruptedException {
        try {
            stream(container, query, "-previous", placement);
        } catch (ApiException e) {
            if (e.denied()) {
                run.sink().missing(path(container, "-previous").value(), e.outcome(), message(e));
            }
        } catch (IOException e) {
            run.sink().missing(path(container, "-previous").value(), Outcome.FAILED, message(e));
        }
    }

    private void stream(Container container, Map<String, String> query, String suffix, Placement placement)
            throws IOException, InterruptedException {
        ApiRequest request = ApiRequest.of("/api/v1/namespaces/" + ApiRequest.segment(container.namespace) + "/pods/"
                + ApiRequest.segment(container.pod) + "/log").with("container", container.name).accepting("*/*");
        if (!suffix.isEmpty()) {
            request = request.with("previous", "true");
        }
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            request = parameter.getKey().equals(LIMIT) ? request : request.with(parameter.getKey(), parameter.getValue());
        }
        BundlePath path = path(container, suffix);
        new NewestLines(run, request, path, Long.parseLong(query.getOrDefault(LIMIT, Long.toString(Long.MAX_VALUE)))).fetch();
        placement.link(container, suffix).ifPresent(link -> run.sink().link(link, path));
    }

    private static BundlePath path(Container container, String suffix) {
        return BundlePath.of("cluster-resources/pods/logs", container.namespace, container.pod, container.name + suffix + ".log");
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

package io.cronsupportbundle.collect;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ApiStream;
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

    private static final int BUFFER = 64 * 1024;

    private final Collection run;

    public PodLogs(Collection run) {
        this.run = run;
    }

    /// One container of one pod.
    public record Container(String namespace, String pod, String name) {}

    /// Where else a log shows up, and how its failure is recorded.
    public interface Placement {

        /// Another name for the log, or empty.
        Optional<BundlePath> link(Container container, String suffix);

        /// Records that the current log could not be had. The text is the one that other tools write.
        void failed(Container container, String error) throws IOException;
    }

    /// Fetches the current and the previous log of each container.
    ///
    /// @param query how much of each log, as parameters of the log request
    public void fetch(List<Container> containers, Map<String, String> query, Placement placement) throws IOException, InterruptedException {
        Parallel.each(containers, EACH, container -> {
            current(container, query, placement);
            previous(container, query, placement);
        }, container -> {
            String cause = "the log did not come within " + EACH.toSeconds() + " s";
            run.sink().missing(path(container, "").value(), Outcome.TIMED_OUT, cause);
            placement.failed(container, "failed to get log stream: " + cause);
        });
    }

    private void current(Container container, Map<String, String> query, Placement placement) throws IOException, InterruptedException {
        try {
            stream(container, query, "", placement);
        } catch (ApiException e) {
            run.sink().missing(path(container, "").value(), e.outcome(), message(e));
            placement.failed(container, "failed to get log stream: " + message(e));
        } catch (IOException e) {
            run.sink().missing(path(container, "").value(), Outcome.FAILED, message(e));
            placement.failed(container, "failed to copy log: " + message(e));
        }
    }

    /// A container that was never restarted has no previous log, and says so with an error; that is no gap.
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
        ApiRequest request = ApiRequest.of("/api/v1/namespaces/" + ApiRequest.segment(container.namespace()) + "/pods/"
                + ApiRequest.segment(container.pod()) + "/log").with("container", container.name()).accepting("*/*");
        if (!suffix.isEmpty()) {
            request = request.with("previous", "true");
        }
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            request = request.with(parameter.getKey(), parameter.getValue());
        }
        BundlePath path = path(container, suffix);
        try (ApiStream body = run.cluster().get(request); TextEntry entry = run.sink().text(path)) {
            byte[] buffer = new byte[BUFFER];
            long length = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                entry.write(buffer, 0, n);
                length += n;
            }
            complete(entry, length, query);
        }
        placement.link(container, suffix).ifPresent(link -> run.sink().link(link, path));
    }

    /// The server cuts at exactly the limit, so a log of that size is one that was cut.
    private static void complete(TextEntry entry, long length, Map<String, String> query) {
        String limit = query.getOrDefault("limitBytes", "");
        if (length == 0) {
            entry.complete(Outcome.EMPTY, "");
        } else if (limit.equals(Long.toString(length))) {
            entry.complete(Outcome.TRUNCATED, "the log reached the limit of " + limit + " bytes");
        } else {
            entry.complete();
        }
    }

    private static BundlePath path(Container container, String suffix) {
        return BundlePath.of("cluster-resources/pods/logs", container.namespace(), container.pod(), container.name() + suffix + ".log");
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

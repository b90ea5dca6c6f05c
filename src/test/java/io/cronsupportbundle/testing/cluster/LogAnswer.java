package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The log of one container, with the checks of kube-apiserver before it and those of the kubelet after it.
record LogAnswer(Cluster cluster, String namespace, JsonNode pod, Query query) {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    void write(Reply reply) throws IOException {
        checkOptions();
        String container = container();
        if (pod.at("/spec/nodeName").asText().isEmpty()) {
            reply.empty(204);
            return;
        }
        boolean previous = query.flag("previous");
        ContainerState.of(pod, container).requireLog(previous);
        reply.plain().header("Content-Type", "text/plain");
        try (reply) {
            cluster.log(namespace, podName(), container, previous).ifPresent(log -> writeLines(reply, log));
        } catch (LogBrokenException e) {
            throw e.cause;
        }
    }

    private void checkOptions() {
        requireAtLeast("tailLines", 0, "must be greater than or equal to 0");
        requireAtLeast("limitBytes", 1, "must be greater than 0");
        requireAtLeast("sinceSeconds", 1, "must be greater than 0");
        since();
    }

    private void requireAtLeast(String field, long least, String rule) {
        OptionalLong value = query.number(field);
        if (value.isPresent() && value.getAsLong() < least) {
            throw ApiFailure.invalidLogOption(podName(), field, Long.toString(value.getAsLong()), rule);
        }
    }

    private String container() {
        String wanted = query.text("container");
        List<String> containers = names("containers");
        List<String> initContainers = names("initContainers");
        List<String> ephemeralContainers = names("ephemeralContainers");
        if (wanted.isEmpty()) {
            if (containers.size() == 1 && initContainers.isEmpty()) {
                return containers.getFirst();
            }
            String annotated = pod.path("metadata").path("annotations").path("kubectl.kubernetes.io/default-container").asText();
            if (containers.contains(annotated)) {
                return annotated;
            }
            String choice = Stream.of(initContainers, containers, ephemeralContainers).flatMap(List::stream)
                    .collect(Collectors.joining(" ", "[", "]"));
            throw ApiFailure.badRequest("a container name must be specified for pod " + podName() + ", choose one of: " + choice);
        }
        if (!containers.contains(wanted) && !initContainers.contains(wanted) && !ephemeralContainers.contains(wanted)) {
            throw ApiFailure.badRequest("container " + wanted + " is not valid for pod " + podName());
        }
        return wanted;
    }

    private void writeLines(OutputStream out, ContainerLog log) {
        boolean timestamps = query.flag("timestamps");
        OptionalLong limit = query.number("limitBytes");
        long left = limit.isPresent() ? limit.getAsLong() : Long.MAX_VALUE;
        Iterator<LogLine> lines = selected(log).iterator();
        try {
            while (left > 0 && lines.hasNext()) {
                LogLine line = lines.next();
                String text = (timestamps ? TIMESTAMP.format(line.time()) + " " : "") + line.text() + "\n";
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.write(bytes, 0, (int) Math.min(left, bytes.length));
                left -= bytes.length;
            }
        } catch (IOException e) {
            throw new LogBrokenException(e);
        }
    }

    /// The kubelet takes the tail first and leaves out of it what is too old.
    private Stream<LogLine> selected(ContainerLog log) {
        OptionalLong tail = query.number("tailLines");
        Stream<LogLine> lines = log.from(tail.isPresent() ? log.length() - tail.getAsLong() : 0);
        Instant since = since();
        return since.equals(Instant.MIN) ? lines : lines.filter(line -> !line.time().isBefore(since));
    }

    private Instant since() {
        OptionalLong seconds = query.number("sinceSeconds");
        if (seconds.isPresent()) {
            return Instant.now().minusSeconds(seconds.getAsLong());
        }
        String text = query.text("sinceTime");
        if (text.isEmpty()) {
            return Instant.MIN;
        }
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException e) {
            ApiFailure failure = ApiFailure.badRequest("parsing time \"" + text + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \""
                    + text + "\" as \"2006\"");
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private List<String> names(String field) {
        return Discovery.children(pod.path("spec").path(field)).stream().map(container -> container.path("name").asText()).toList();
    }

    private String podName() {
        return pod.at("/metadata/name").asText();
    }

    private static final class LogBrokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final IOException cause;

        LogBrokenException(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}

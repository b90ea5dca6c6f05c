package io.cronsupportbundle.kubernetes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// One command in one container, with how long it may take and how much it may say, because a command is free to do neither.
///
/// @param container empty for the pod's default
/// @param command the program and its arguments; no shell looks at them
/// @param timeout for the whole command, from the request to its exit status
/// @param maxBytes of standard output and standard error together
public record ExecRequest(String namespace, String pod, String container, List<String> command, Duration timeout, long maxBytes) {
    public ExecRequest {
        command = List.copyOf(command);
    }

    /// Path and query as they go over the wire.
    String target() {
        StringBuilder target = new StringBuilder("/api/v1/namespaces/").append(ApiRequest.segment(namespace)).append("/pods/")
                .append(ApiRequest.segment(pod)).append("/exec?");
        for (String word : command) {
            target.append("command=").append(encoded(word)).append('&');
        }
        if (!container.isEmpty()) {
            target.append("container=").append(encoded(container)).append('&');
        }
        return target.append("stderr=true&stdout=true").toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.cronsupportbundle.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Opens the WebSocket over which a command runs. It takes the client's own WebSocket and not its `exec`, which would read the answers into
/// model classes that a native image would have to know.
///
/// @param patience how long the server may take to answer the handshake
record ExecOpening(KubernetesClient client, String server, Duration patience) {

    /// Spoken by every API server since Kubernetes 1.4; its error channel carries a `Status`.
    private static final String PROTOCOL = "v4.channel.k8s.io";

    /// There was no answer at all.
    static final class UnansweredException extends IOException {
        private static final long serialVersionUID = 1L;

        UnansweredException(Throwable cause) {
            super(cause);
        }
    }

    ExecStream open(ExecRequest request, Runnable onClose) throws IOException, InterruptedException {
        ExecStream stream = new ExecStream(request, onClose);
        String target = request.target();
        CompletableFuture<WebSocket> opening = client.getHttpClient().newWebSocketBuilder().uri(URI.create(server + target))
                .subprotocol(PROTOCOL).setHeader("User-Agent", client.getConfiguration().getUserAgent()).buildAsync(stream.listener());
        Duration timeout = request.timeout().compareTo(patience) < 0 ? request.timeout() : patience;
        try {
            stream.opened(opening.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
            return stream;
        } catch (TimeoutException e) {
            abandon(opening);
            throw new ApiException(504, "Timeout", "timeout");
        } catch (InterruptedException e) {
            abandon(opening);
            throw e;
        } catch (ExecutionException e) {
            throw refused(target, e.getCause() == null ? e : e.getCause());
        }
    }

    /// The handshake may still succeed, with nobody there to use the connection.
    private static void abandon(CompletableFuture<WebSocket> opening) {
        CompletableFuture<Void> _ = opening.thenAccept(socket -> socket.sendClose(1001, ""));
    }

    private static IOException refused(String target, Throwable cause) {
        for (Throwable at = cause; at != null && at.getCause() != at; at = at.getCause()) {
            if (at instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null) {
                return RawClusterReader.refusal(target, handshake.getResponse().code(), body(handshake));
            }
        }
        return new UnansweredException(cause);
    }

    /// The client of the JDK keeps the body of the answer that refused.
    private static String body(WebSocketHandshakeException handshake) {
        return handshake.getCause() instanceof java.net.http.WebSocketHandshakeException jdk && jdk.getResponse() != null
                && jdk.getResponse().body() instanceof String text ? text : "";
    }
}

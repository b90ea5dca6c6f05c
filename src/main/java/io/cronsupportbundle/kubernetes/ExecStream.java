package io.cronsupportbundle.kubernetes;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What a command says while it runs, piece by piece in the order in which it came, and how it ended. The next piece is asked for when the one
/// before has been taken, so that memory does not grow with the output. Closing it ends the connection and gives its permit back.
public final class ExecStream implements Closeable {

    /// Where a piece of output was written to; the numbers are those of `v4.channel.k8s.io`.
    public enum Channel {
        STDOUT,
        STDERR
    }

    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int ERROR = 3;

    /// A `Status` has a few hundred bytes.
    private static final int MAX_STATUS = 64 * 1024;

    private static final int NORMAL_CLOSURE = 1000;

    /// One piece of output; the bytes belong to whoever takes it.
    public record Piece(Channel channel, ByteBuffer bytes) {}

    private sealed interface Event {}

    private record Message(WebSocket from, ByteBuffer bytes) implements Event {}

    private record Closed() implements Event {}

    private record Broken() implements Event {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ByteArrayOutputStream status = new ByteArrayOutputStream();
    private final long deadline;
    private final Runnable onClose;
    private long left;
    private @Nullable WebSocket socket;
    private @Nullable ExecEnd end;

    /// A stream that has no connection yet.
    ///
    /// @param onClose called once, when the stream is closed
    ExecStream(ExecRequest request, Runnable onClose) {
        this.deadline = System.nanoTime() + request.timeout().toNanos();
        this.left = request.maxBytes();
        this.onClose = onClose;
    }

    WebSocket.Listener listener() {
        return new Listener();
    }

    void opened(WebSocket opened) {
        socket = opened;
    }

    /// The next piece, or empty when the command has ended.
    ///
    /// @throws ApiException with status 504 when the command has not ended in time
    public Optional<Piece> next() throws IOException, InterruptedException {
        while (end == null) {
            Event event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            switch (event) {
                case null -> throw new ApiException(504, "Timeout", "timeout");
                case Message(WebSocket from, ByteBuffer bytes) -> {
                    Optional<Piece> piece = take(bytes);
                    if (end == null) {
                        from.request();
                    }
                    if (piece.isPresent()) {
                        return piece;
                    }
                }
                // The client tells a connection that breaks in either way, as it happens.
                case Closed _ -> end = ended();
                case Broken _ -> end = ended();
            }
        }
        return Optional.empty();
    }

    /// How the command ended.
    ///
    /// @throws IllegalStateException before [#next] has come to the end
    public ExecEnd end() {
        ExecEnd known = end;
        if (known == null) {
            throw new IllegalStateException("the command has not ended yet");
        }
        return known;
    }

    private Optional<Piece> take(ByteBuffer message) {
        if (message.remaining() < 2) {
            return Optional.empty();
        }
        int channel = message.get();
        if (channel == ERROR) {
            byte[] more = new byte[Math.min(message.remaining(), MAX_STATUS - status.size())];
            message.get(more);
            status.writeBytes(more);
            return Optional.empty();
        }
        if (channel != STDOUT && channel != STDERR) {
            return Optional.empty();
        }
        if (message.remaining() > left) {
            end = new ExecEnd("", true);
            message.limit(message.position() + (int) left);
        }
        left -= message.remaining();
        return message.hasRemaining() ? Optional.of(new Piece(channel == STDOUT ? Channel.STDOUT : Channel.STDERR, message)) : Optional.empty();
    }

    private ExecEnd ended() {
        return status.size() > 0 ? ExecStatus.read(status.toByteArray()) : ExecEnd.BROKEN;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                WebSocket open = socket;
                if (open != null) {
                    open.sendClose(NORMAL_CLOSURE, "");
                }
            } finally {
                onClose.run();
            }
        }
    }

    /// Takes messages from the thread of the HTTP client. There is at most one in the queue, because the next is asked for later.
    private final class Listener implements WebSocket.Listener {
        @Override
        public void onMessage(WebSocket from, ByteBuffer bytes) {
            events.add(new Message(from, bytes));
        }

        @Override
        public void onMessage(WebSocket from, String text) {
            events.add(new Broken());
        }

        @Override
        public void onClose(WebSocket from, int code, String reason) {
            events.add(new Closed());
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            events.add(new Broken());
        }
    }
}

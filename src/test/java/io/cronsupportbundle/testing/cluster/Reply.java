package io.cronsupportbundle.testing.cluster;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The body of an answer on its way: small ones go with their length and plain, those beyond 128 KiB in chunks, and compressed when
/// the client takes gzip. That is kube-apiserver's rule, and the reason why clients see both.
final class Reply extends OutputStream {
    private static final int GZIP_THRESHOLD = 128 * 1024;

    private final HttpExchange exchange;
    private final IntConsumer onCommit;
    private final Fault.@Nullable Damage damage;
    private final UnaryOperator<OutputStream> way;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int status = 200;
    private boolean compressible = true;
    private @Nullable OutputStream body;

    /// An answer that has not begun.
    ///
    /// @param onCommit told the status just before it is sent
    /// @param damage what will happen to the body, if anything
    /// @param way puts the damage on the way to the client
    Reply(HttpExchange exchange, IntConsumer onCommit, Fault.@Nullable Damage damage, UnaryOperator<OutputStream> way) {
        this.exchange = exchange;
        this.onCommit = onCommit;
        this.damage = damage;
        this.way = way;
    }

    Reply status(int code) {
        status = code;
        return this;
    }

    Reply header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
        return this;
    }

    /// Streams of text are never compressed by the real server.
    Reply plain() {
        compressible = false;
        return this;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (body == null && held.size() + length <= GZIP_THRESHOLD) {
            held.write(bytes, offset, length);
            return;
        }
        started().write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (body == null && damage == null) {
            send(held.size() == 0 ? -1 : held.size());
            try (OutputStream raw = exchange.getResponseBody()) {
                held.writeTo(raw);
            }
            return;
        }
        started().close();
    }

    /// An answer without a body.
    void empty(int code) throws IOException {
        status = code;
        send(-1);
    }

    private OutputStream started() throws IOException {
        if (body == null) {
            boolean gzip = damage instanceof Fault.BrokenGzip
                    || (compressible && held.size() > 0 && damage == null && acceptsGzip());
            if (gzip) {
                header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
            }
            send(0);
            OutputStream raw = way.apply(exchange.getResponseBody());
            body = gzip ? new GZIPOutputStream(raw, 8192) : raw;
            held.writeTo(body);
        }
        return body;
    }

    private boolean acceptsGzip() {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private void send(long length) throws IOException {
        onCommit.accept(status);
        exchange.getResponseHeaders().putIfAbsent("Cache-Control", List.of("no-cache, private"));
        exchange.sendResponseHeaders(status, length);
    }
}

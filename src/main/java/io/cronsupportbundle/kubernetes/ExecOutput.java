package io.cronsupportbundle.kubernetes;

import io.cronsupportbundle.kubernetes.ExecStream.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Standard output of a command as a stream, for readers of archives; what it writes to standard error is kept aside, as far as anybody reads it.
public final class ExecOutput extends InputStream {
    private static final int MAX_STDERR = 64 * 1024;

    private final ExecStream stream;
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private ByteBuffer piece = ByteBuffer.allocate(0);

    public ExecOutput(ExecStream stream) {
        this.stream = stream;
    }

    /// What came on standard error so far.
    public String stderr() {
        return stderr.toString(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!piece.hasRemaining()) {
            Optional<Piece> next = next();
            if (next.isEmpty()) {
                return -1;
            }
            switch (next.get().channel()) {
                case STDOUT -> piece = next.get().bytes();
                case STDERR -> {
                    byte[] more = new byte[Math.min(next.get().bytes().remaining(), MAX_STDERR - stderr.size())];
                    next.get().bytes().get(more);
                    stderr.writeBytes(more);
                }
            }
        }
        int count = Math.min(length, piece.remaining());
        piece.get(bytes, offset, count);
        return count;
    }

    private Optional<Piece> next() throws IOException {
        try {
            return stream.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}

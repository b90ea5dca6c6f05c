package io.cronsupportbundle.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Gzip on several processors, because compression is most of the work of archiving and the JDK does it on one.
///
/// As in pigz, blocks are compressed apart from each other, each with the last 32 KiB before it as its dictionary, and their output is
/// joined into one deflate stream of one member (RFC 1951, RFC 1952): every gzip reads it, and it is hardly larger than a serial one.
/// The same input and level give the same bytes, whatever the number of threads. Memory: about 450 KiB a block, two blocks a thread.
///
/// A stream that has failed, or whose `close` was not reached in good order, must be thrown away: see [#abort].
final class ParallelGzipOutputStream extends OutputStream {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final OutputStream out;
    private final @Nullable ExecutorService workers;
    private final int blocks;
    private final int level;
    private final List<GzipBlock> all = new ArrayList<>();
    private final Deque<GzipBlock> idle = new ArrayDeque<>();
    private final Deque<Future<GzipBlock>> working = new ArrayDeque<>();
    private final CRC32 crc = new CRC32();
    private final byte[] window = new byte[GzipBlock.WINDOW];
    private final byte[] single = new byte[1];
    private GzipBlock current;
    private long length;
    private boolean closed;

    ParallelGzipOutputStream(OutputStream out, Compression compression) throws IOException {
        this.out = out;
        level = compression.level();
        blocks = compression.threads() * 2;
        workers = compression.threads() == 1
                ? null
                : Executors.newFixedThreadPool(compression.threads(), Thread.ofPlatform().name("gzip-", 0).daemon().factory());
        current = new GzipBlock(level);
        all.add(current);
        current.begin(window, 0);
        out.write(HEADER);
    }

    @Override
    public void write(int b) throws IOException {
        single[0] = (byte) b;
        write(single, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (closed) {
            throw new IOException("the gzip stream is closed");
        }
        int from = offset;
        int left = count;
        while (left > 0) {
            if (current.full()) {
                next();
            }
            int taken = current.append(bytes, from, left);
            from += taken;
            left -= taken;
        }
    }

    /// Hands over the current block and begins the next.
    private void next() throws IOException {
        int tail = current.tail(window);
        submit(current);
        current = freeBlock();
        current.begin(window, tail);
    }

    private void submit(GzipBlock block) throws IOException {
        crc.update(block.input(), 0, block.inputLength());
        length += block.inputLength();
        if (workers == null) {
            block.compress();
            emit(block);
            return;
        }
        working.add(workers.submit(() -> {
            block.compress();
            return block;
        }));
    }

    private GzipBlock freeBlock() throws IOException {
        if (idle.isEmpty() && all.size() < blocks) {
            all.add(new GzipBlock(level));
            return all.getLast();
        }
        while (idle.isEmpty()) {
            emitOldest();
        }
        return idle.remove();
    }

    private void emitOldest() throws IOException {
        try {
            emit(working.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while compressing").initCause(e);
        } catch (ExecutionException e) {
            throw new IOException("compression failed", e.getCause());
        }
    }

    private void emit(GzipBlock block) throws IOException {
        out.write(block.output(), 0, block.outputLength());
        idle.add(block);
    }

    /// Completes the stream and closes the one below it.
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        try {
            current.markLast();
            submit(current);
            while (!working.isEmpty()) {
                emitOldest();
            }
            writeTrailer();
            out.flush();
        } finally {
            abort();
        }
        out.close();
    }

    /// Gives back threads and memory without completing the stream. Does nothing after `close`.
    void abort() {
        if (closed) {
            return;
        }
        closed = true;
        if (workers != null) {
            workers.shutdownNow();
            workers.close();
        }
        all.forEach(GzipBlock::close);
    }

    private void writeTrailer() throws IOException {
        byte[] trailer = new byte[8];
        long sum = crc.getValue();
        for (int i = 0; i < 4; i++) {
            trailer[i] = (byte) (sum >>> (8 * i));
            trailer[4 + i] = (byte) (length >>> (8 * i));
        }
        out.write(trailer);
    }
}

package io.cronsupportbundle.testing.cluster;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The way of a body to the client when a [Fault.Damage] lies on it.
final class DamagedStream extends FilterOutputStream {
    private static final int CORRUPT_FROM = 24;

    private final Fault.Damage damage;
    private final CountDownLatch serverClosed;
    private long written;

    /// Puts a damage before a stream.
    ///
    /// @param serverClosed ends pauses and endless bodies when the server goes down
    DamagedStream(OutputStream out, Fault.Damage damage, CountDownLatch serverClosed) {
        super(out);
        this.damage = damage;
        this.serverClosed = serverClosed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        switch (damage) {
            case Fault.Slow slow -> trickle(slow, bytes, offset, length);
            case Fault.CutAfter cut -> {
                writeUpTo(cut.bytes(), bytes, offset, length);
                if (written >= cut.bytes()) {
                    throw new ConnectionCutException();
                }
            }
            case Fault.TruncatedAfter truncated -> writeUpTo(truncated.bytes(), bytes, offset, length);
            case Fault.Endless _ -> out.write(bytes, offset, length);
            case Fault.BrokenGzip _ -> out.write(corrupted(bytes, offset, length), 0, length);
        }
        written += damage instanceof Fault.CutAfter || damage instanceof Fault.TruncatedAfter ? 0 : length;
    }

    @Override
    public void close() throws IOException {
        switch (damage) {
            case Fault.CutAfter _ -> {
                out.flush();
                throw new ConnectionCutException();
            }
            case Fault.Endless _ -> goOn();
            case Fault.Slow _, Fault.TruncatedAfter _, Fault.BrokenGzip _ -> {}
        }
        super.close();
    }

    private void writeUpTo(long limit, byte[] bytes, int offset, int length) throws IOException {
        int fitting = Math.clamp(limit - written, 0, length);
        out.write(bytes, offset, fitting);
        out.flush();
        written += fitting;
    }

    private void trickle(Fault.Slow slow, byte[] bytes, int offset, int length) throws IOException {
        for (int at = 0; at < length; at += slow.bytes()) {
            out.write(bytes, offset + at, Math.min(slow.bytes(), length - at));
            out.flush();
            if (closedWithin(slow.pause())) {
                throw new ConnectionCutException();
            }
        }
    }

    /// Blanks, which a JSON reader skips for as long as they come.
    private void goOn() throws IOException {
        byte[] blanks = new byte[8192];
        Arrays.fill(blanks, (byte) ' ');
        while (!closedWithin(Duration.ZERO)) {
            out.write(blanks);
            out.flush();
        }
        throw new ConnectionCutException();
    }

    private byte[] corrupted(byte[] bytes, int offset, int length) {
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        for (int i = Math.clamp(CORRUPT_FROM - written, 0, length); i < length; i++) {
            copy[i] ^= 0x55;
        }
        return copy;
    }

    private boolean closedWithin(Duration pause) {
        try {
            return serverClosed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

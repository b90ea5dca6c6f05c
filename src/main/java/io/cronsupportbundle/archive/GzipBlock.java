package io.cronsupportbundle.archive;

import java.util.zip.Deflater;

/// A piece of the input of [ParallelGzipOutputStream] on its way through one deflater, with its own memory, so that blocks compress
/// independently of each other and are used again without allocation.
final class GzipBlock implements AutoCloseable {
    /// 128 KiB, as pigz has it: large enough that the five bytes of a flush between blocks do not count.
    static final int SIZE = 128 << 10;

    /// How far back deflate can refer (RFC 1951, 3.2.5).
    static final int WINDOW = 32 << 10;

    /// More than deflate makes of a block that cannot be compressed (`deflateBound` of zlib: 13 bytes and 1/4096 more). One call must do:
    /// a second one would add another flush marker, and the bytes would depend on the room that happened to be there.
    private static final int CAPACITY = SIZE + SIZE / 8;

    private final Deflater deflater;
    private final byte[] input = new byte[SIZE];
    private final byte[] dictionary = new byte[WINDOW];
    private final byte[] output = new byte[CAPACITY];
    private int inputLength;
    private int dictionaryLength;
    private int outputLength;
    private boolean last;

    GzipBlock(int level) {
        deflater = new Deflater(level, true);
    }

    /// Starts anew, with the end of what came before it as the text that deflate may refer to.
    void begin(byte[] before, int length) {
        System.arraycopy(before, 0, dictionary, 0, length);
        dictionaryLength = length;
        inputLength = 0;
        outputLength = 0;
        last = false;
    }

    /// Takes up to `length` bytes and says how many.
    int append(byte[] bytes, int offset, int length) {
        int taken = Math.min(length, SIZE - inputLength);
        System.arraycopy(bytes, offset, input, inputLength, taken);
        inputLength += taken;
        return taken;
    }

    boolean full() {
        return inputLength == SIZE;
    }

    void markLast() {
        last = true;
    }

    /// Copies the end of the input, at most one window of it, and says how long it is.
    int tail(byte[] target) {
        int length = Math.min(inputLength, WINDOW);
        System.arraycopy(input, inputLength - length, target, 0, length);
        return length;
    }

    byte[] input() {
        return input;
    }

    int inputLength() {
        return inputLength;
    }

    byte[] output() {
        return output;
    }

    int outputLength() {
        return outputLength;
    }

    /// Compresses up to a byte boundary, so that the output of the next block can follow directly.
    void compress() {
        deflater.reset();
        if (dictionaryLength > 0) {
            deflater.setDictionary(dictionary, 0, dictionaryLength);
        }
        deflater.setInput(input, 0, inputLength);
        if (last) {
            deflater.finish();
        }
        outputLength = deflater.deflate(output, 0, CAPACITY, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
        if (outputLength == CAPACITY || (last && !deflater.finished())) {
            throw new IllegalStateException("a block of " + inputLength + " bytes did not fit into " + CAPACITY);
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}

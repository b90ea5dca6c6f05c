package io.cronsupportbundle.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// The unpacked bytes of an archive, which end in a failure where they exceed the limits, whoever reads them: the content of an entry, or
/// a header that claims to be a gigabyte long and would be held in memory.
final class MeteredInputStream extends FilterInputStream {
    /// More than any honest header: names and a few PAX records.
    private static final long HEADER_BYTES = 1 << 20;

    private final Path archive;
    private final CountingInputStream packed;
    private final ReadLimits limits;
    private long count;
    private long headerEnd;

    MeteredInputStream(Path archive, InputStream unpacked, CountingInputStream packed, ReadLimits limits) {
        super(unpacked);
        this.archive = archive;
        this.packed = packed;
        this.limits = limits;
        expectHeader();
    }

    /// What is read from here on is a header, until [#expectContent].
    void expectHeader() {
        headerEnd = count + HEADER_BYTES;
    }

    void expectContent() {
        headerEnd = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        add(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        add(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        add(skipped);
        return skipped;
    }

    private void add(long bytes) throws ArchiveFailedException {
        count += bytes;
        if (count > limits.bytes()) {
            throw ArchiveProblems.tooManyBytes(archive, limits.bytes());
        }
        if (count > headerEnd) {
            throw ArchiveProblems.longHeader(archive);
        }
        if (count > ReadLimits.RATIO_FLOOR && count / limits.ratio() > packed.count()) {
            throw ArchiveProblems.tooDense(archive, limits.ratio());
        }
    }

    /// Counts the packed bytes.
    static final class CountingInputStream extends FilterInputStream {
        private long count;

        CountingInputStream(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}

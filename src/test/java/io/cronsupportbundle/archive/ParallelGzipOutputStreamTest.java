package io.cronsupportbundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelGzipOutputStreamTest {
    private static final int BLOCK = GzipBlock.SIZE;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 17, 9 * BLOCK - 1})
    void givesBackWhatWasWritten(int length) throws Exception {
        RandomGenerator random = TestBytes.random(length);
        for (byte[] input : new byte[][] {TestBytes.noise(random, length), TestBytes.log(random, length), new byte[length]}) {
            byte[] packed = gzip(input, new Compression(6, 3), random);

            assertThat(unzip(packed)).isEqualTo(input);
        }
    }

    @Test
    void givesBackRandomInputsOfRandomLengthsAtEveryLevel() throws Exception {
        RandomGenerator random = TestBytes.random(7);
        for (int round = 0; round < 60; round++) {
            int length = random.nextInt(4 * BLOCK);
            byte[] input = random.nextBoolean() ? TestBytes.log(random, length) : TestBytes.noise(random, length);
            Compression compression = new Compression(1 + random.nextInt(9), 1 + random.nextInt(4));

            assertThat(unzip(gzip(input, compression, random))).as("round %d, %s", round, compression).isEqualTo(input);
        }
    }

    @Test
    void givesTheSameBytesWhateverTheThreadsAndTheSizesOfTheWrites() throws Exception {
        byte[] input = TestBytes.log(TestBytes.random(1), 6 * BLOCK + 333);
        byte[] alone = gzip(input, new Compression(6, 1), TestBytes.random(2));

        for (int round = 0; round < 8; round++) {
            assertThat(gzip(input, new Compression(6, 1 + round % 4), TestBytes.random(round))).isEqualTo(alone);
        }
    }

    @Test
    void isHardlyLargerThanOneSerialStream() throws Exception {
        byte[] input = TestBytes.log(TestBytes.random(3), 20 * BLOCK);
        ByteArrayOutputStream serial = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(serial)) {
            gzip.write(input);
        }

        assertThat(gzip(input, new Compression(6, 2), TestBytes.random(1)).length).isLessThan((int) (serial.size() * 1.01));
    }

    @Test
    void isAcceptedByGzipItself() throws Exception {
        Tool gzip = new Tool("gzip");
        assumeThat(gzip.present()).isTrue();
        for (int length : new int[] {0, 5, BLOCK, 5 * BLOCK + 1}) {
            byte[] packed = gzip(TestBytes.log(TestBytes.random(length), length), new Compression(3, 2), TestBytes.random(4));

            assertThat(gzip.run(packed, "-t")).isEqualTo(new Tool.Result(0, ""));
        }
    }

    @Test
    void saysNothingAboutNameAndTime() throws Exception {
        byte[] packed = gzip(new byte[10], new Compression(6, 1), TestBytes.random(1));

        assertThat(Arrays.copyOf(packed, 10)).containsExactly(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
    }

    @Test
    void failsWithTheFailureOfTheStreamBelowAndGivesBackItsThreads() throws Exception {
        ParallelGzipOutputStream gzip = new ParallelGzipOutputStream(new FullDisk(100_000), new Compression(1, 2));
        byte[] noise = TestBytes.noise(TestBytes.random(5), 10 * BLOCK);

        assertThatThrownBy(() -> gzip.write(noise)).isInstanceOf(IOException.class).hasMessage("No space left on device");

        gzip.abort();
        gzip.close();
        assertThatThrownBy(() -> gzip.write(1)).hasMessageContaining("closed");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            // The executor is done when its last thread is about to end.
            assertThat(!thread.getName().startsWith("gzip-") || thread.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws Exception {
        ParallelGzipOutputStream gzip = new ParallelGzipOutputStream(OutputStream.nullOutputStream(), new Compression(9, 2));
        byte[] noise = TestBytes.noise(TestBytes.random(5), 10 * BLOCK);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> gzip.write(noise)).isInstanceOf(InterruptedIOException.class);

        assertThat(Thread.interrupted()).isTrue();
        gzip.abort();
    }

    private static byte[] gzip(byte[] input, Compression compression, RandomGenerator random) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ParallelGzipOutputStream gzip = new ParallelGzipOutputStream(packed, compression)) {
            int from = 0;
            while (from < input.length) {
                int count = Math.min(input.length - from, 1 + random.nextInt(random.nextBoolean() ? 600 : 300_000));
                gzip.write(input, from, count);
                from += count;
            }
        }
        return packed.toByteArray();
    }

    private static byte[] unzip(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static final class FullDisk extends OutputStream {
        private int room;

        FullDisk(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            room--;
            if (room < 0) {
                throw new IOException("No space left on device");
            }
        }
    }
}

package io.cronsupportbundle.archive;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Contents for tests: the same for the same seed.
final class TestBytes {
    private TestBytes() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Cannot be compressed.
    static byte[] noise(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Log lines that repeat themselves as real ones do.
    static byte[] log(RandomGenerator random, int length) {
        StringBuilder text = new StringBuilder(length + 120);
        while (text.length() < length) {
            text.append("2026-11-21T10:").append(10 + random.nextInt(50)).append(":00Z INFO request id=")
                    .append(Long.toHexString(random.nextLong())).append(" path=/v1/accounts status=").append(200 + random.nextInt(4))
                            .append('\n');
        }
        return text.substring(0, length).getBytes(StandardCharsets.ISO_8859_1);
    }
}

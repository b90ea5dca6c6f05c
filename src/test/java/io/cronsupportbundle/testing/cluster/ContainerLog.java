package io.cronsupportbundle.testing.cluster;

import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What a container has written, line by line and made when asked for, so that a log of any length costs no memory.
///
/// @param length number of lines
/// @param line the line at an index, oldest first
public record ContainerLog(long length, LongFunction<LogLine> line) {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    /// Lines written a second apart from midnight of 20 November 2026.
    public static ContainerLog of(String... lines) {
        List<String> texts = List.of(lines);
        return new ContainerLog(texts.size(), index -> new LogLine(START.plusSeconds(index), texts.get((int) index)));
    }

    /// Made-up lines, a second apart from midnight of 20 November 2026.
    public static ContainerLog generated(long length, LongFunction<String> text) {
        return new ContainerLog(length, index -> new LogLine(START.plusSeconds(index), text.apply(index)));
    }

    Stream<LogLine> from(long first) {
        return LongStream.range(Math.clamp(first, 0, length), length).mapToObj(line);
    }
}

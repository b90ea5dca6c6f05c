package io.cronsupportbundle.testing.cluster;

import java.time.Instant;

/// A line of a container's output and when the container wrote it.
///
/// @param text without the line end
public record LogLine(Instant time, String text) {}

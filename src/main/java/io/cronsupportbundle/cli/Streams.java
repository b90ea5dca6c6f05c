package io.cronsupportbundle.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// The three streams of a process.
///
/// @param terminal whether a person watches standard error
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean terminal) {}

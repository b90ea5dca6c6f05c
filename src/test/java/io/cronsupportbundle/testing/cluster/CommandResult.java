package io.cronsupportbundle.testing.cluster;

import java.nio.charset.StandardCharsets;

/// What a command in a container writes and how it ends.
public final class CommandResult {

    /// Not every command ends.
    public enum Ending {
        EXITS,
        /// It writes what it has to say, and then nothing more for ever.
        HANGS,
        /// The connection to the node breaks before the exit status comes.
        BREAKS,
        /// It writes its standard output again and again for as long as somebody reads.
        FLOODS
    }

    private final byte[] stdout;
    private final byte[] stderr;
    private final int exitCode;
    private final Ending ending;

    private CommandResult(byte[] stdout, byte[] stderr, int exitCode, Ending ending) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.exitCode = exitCode;
        this.ending = ending;
    }

    public static CommandResult of(String stdout) {
        return of(stdout.getBytes(StandardCharsets.UTF_8));
    }

    public static CommandResult of(byte[] stdout) {
        return new CommandResult(stdout.clone(), new byte[0], 0, Ending.EXITS);
    }

    public static CommandResult failing(String stdout, String stderr, int exitCode) {
        return new CommandResult(stdout.getBytes(StandardCharsets.UTF_8), stderr.getBytes(StandardCharsets.UTF_8), exitCode, Ending.EXITS);
    }

    public CommandResult ending(Ending other) {
        return new CommandResult(stdout, stderr, exitCode, other);
    }

    byte[] stdout() {
        return stdout;
    }

    byte[] stderr() {
        return stderr;
    }

    int exitCode() {
        return exitCode;
    }

    Ending ending() {
        return ending;
    }
}

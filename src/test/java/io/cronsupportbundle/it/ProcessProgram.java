package io.cronsupportbundle.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A finished program as a process of its own.
///
/// @param command what precedes the arguments
record ProcessProgram(List<String> command) implements Program {
    ProcessProgram {
        command = List.copyOf(command);
    }

    @Override
    public Running start(Call call) {
        try {
            return new InProcess(this, call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InProcess implements Running {
        private final Call call;
        private final Path out;
        private final Path err;
        private final Process process;

        InProcess(ProcessProgram program, Call call) throws IOException {
            this.call = call;
            this.out = Files.createTempFile("program-", ".out");
            this.err = Files.createTempFile("program-", ".err");
            Path input = Files.createTempFile("program-", ".in");
            Files.writeString(input, call.input());
            ProcessBuilder builder = new ProcessBuilder(Stream.concat(program.command.stream(), call.arguments().stream()).toList())
                    .redirectInput(input.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(call.environment());
            this.process = builder.start();
            Files.delete(input);
        }

        @Override
        public void terminate() {
            process.destroy();
        }

        @Override
        public Finished await() {
            try {
                boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                Finished finished = new Finished(call, ended ? process.exitValue() : -1, text(out), text(err));
                if (!ended) {
                    throw new AssertionError("not ended in time: " + finished);
                }
                return finished;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted: " + call, e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
            try {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String text(Path file) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

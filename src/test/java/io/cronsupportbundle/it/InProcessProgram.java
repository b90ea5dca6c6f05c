package io.cronsupportbundle.it;

import io.cronsupportbundle.cli.Main;
import io.cronsupportbundle.cli.Streams;
import io.cronsupportbundle.job.Stop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The classes themselves, in a thread of this process.
record InProcessProgram() implements Program {

    @Override
    public Running start(Call call) {
        return new InThread(call);
    }

    private static final class InThread implements Running {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Stop stop = new Stop();
        private final Call call;
        private final FutureTask<Integer> task;
        private final Thread thread;

        InThread(Call call) {
            this.call = call;
            Streams streams = new Streams(new ByteArrayInputStream(call.input().getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
            this.task = new FutureTask<>(() -> Main.run(call.arguments().toArray(String[]::new), call.environment(), streams, stop));
            this.thread = Thread.ofPlatform().name("program").daemon().start(task);
        }

        @Override
        public void terminate() {
            stop.request();
        }

        @Override
        public Finished await() {
            try {
                return finished(task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            } catch (TimeoutException e) {
                throw new AssertionError("not ended in time: " + finished(-1), e);
            } catch (ExecutionException e) {
                throw new AssertionError("ended with an exception: " + finished(-1), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted: " + call, e);
            }
        }

        @Override
        public void close() {
            stop.request();
            thread.interrupt();
        }

        private Finished finished(int code) {
            return new Finished(call, code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }
}

package io.cronsupportbundle.collect;

import io.cronsupportbundle.kubernetes.ClusterReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs the same action for many things, a few at a time, each within its own time, so that one dead node holds up nothing but itself.
final class Parallel {

    private Parallel() {}

    /// What is done with each thing. It is interrupted when its time is over.
    interface Action<T> {
        void accept(T thing) throws IOException, InterruptedException;
    }

    /// Told of each thing whose time was over.
    interface Late<T> {
        void accept(T thing) throws IOException;
    }

    /// Holds back what would only wait. It must let something in when nothing is in.
    interface Gate<T> {
        boolean opens(T thing);

        void enters(T thing);

        void leaves(T thing);
    }

    static <T> void each(List<T> things, Duration limit, Gate<T> gate, Action<T> action, Late<T> late) throws IOException, InterruptedException {
        Semaphore left = new Semaphore(0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Deque<T> waiting = new ArrayDeque<>(things);
            List<Future<?>> running = new ArrayList<>();
            try {
                int in = 0;
                while (!waiting.isEmpty()) {
                    Optional<T> next = in < ClusterReader.AT_ONCE ? next(waiting, gate) : Optional.empty();
                    if (next.isEmpty()) {
                        left.acquire();
                        in--;
                        continue;
                    }
                    T thing = next.get();
                    in++;
                    gate.enters(thing);
                    running.add(threads.submit(() -> {
                        try {
                            within(limit, thing, action, late, threads);
                        } finally {
                            gate.leaves(thing);
                            left.release();
                        }
                        return null;
                    }));
                }
                for (Future<?> future : running) {
                    await(future);
                }
            } finally {
                running.forEach(future -> future.cancel(true));
            }
        }
    }

    /// Takes out the first thing that may go in.
    private static <T> Optional<T> next(Deque<T> waiting, Gate<T> gate) {
        for (Iterator<T> things = waiting.iterator(); things.hasNext();) {
            T thing = things.next();
            if (gate.opens(thing)) {
                things.remove();
                return Optional.of(thing);
            }
        }
        return Optional.empty();
    }

    private static <T> void within(Duration limit, T thing, Action<T> action, Late<T> late, ExecutorService threads)
            throws IOException, InterruptedException {
        Future<?> one = threads.submit(() -> {
            action.accept(thing);
            return null;
        });
        try {
            one.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            one.cancel(true);
            late.accept(thing);
        } catch (ExecutionException e) {
            rethrow(e);
        } finally {
            one.cancel(true);
        }
    }

    private static void await(Future<?> future) throws IOException, InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            rethrow(e);
        }
    }

    private static void rethrow(ExecutionException e) throws IOException, InterruptedException {
        switch (e.getCause()) {
            case IOException io -> throw io;
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(e);
        }
    }
}

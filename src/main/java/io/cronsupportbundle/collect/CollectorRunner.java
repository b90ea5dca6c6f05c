package io.cronsupportbundle.collect;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectionPlan.Skipped;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.plan.PlannedEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Runs the collectors of a plan one after the other, each within its deadline. Here, and nowhere else, a collector's failure becomes a
/// record, and whatever it had planned and not dealt with is accounted for.
public final class CollectorRunner {

    /// What was not run, and why.
    public static final BundlePath SKIPPED = BundlePath.of("skipped-collectors.json");

    /// A collector that is told to stop has this long to give its file handles back.
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// Characters of a collector's title in the name of its error file; file systems take 255 bytes in all.
    private static final int LONGEST_NAME = 200;

    private final Collection run;
    private final Instant deadline;
    private final BooleanSupplier stopped;
    private final Consumer<CollectorRecord> listener;

    /// Prepares to run collectors.
    ///
    /// @param deadline when the collecting of the whole run has to end
    /// @param stopped whether the process has been told to end
    /// @param listener told of each collector as it ends
    public CollectorRunner(Collection run, Instant deadline, BooleanSupplier stopped, Consumer<CollectorRecord> listener) {
        this.run = run;
        this.deadline = deadline;
        this.stopped = stopped;
        this.listener = listener;
    }

    /// Runs all of them and answers how each went.
    public List<CollectorRecord> run(CollectionPlan plan) throws IOException, InterruptedException {
        List<CollectorRecord> records = new ArrayList<>();
        for (PlannedCollector<?> planned : plan.collectors()) {
            CollectorRecord record = run(planned);
            records.add(record);
            listener.accept(record);
        }
        writeSkipped(plan.skipped());
        return records;
    }

    private CollectorRecord run(PlannedCollector<?> planned) throws InterruptedException {
        TrackingSink sink = new TrackingSink(run.sink());
        long requestsBefore = run.cluster().usage().requests();
        Instant begun = run.clock().instant();
        Failure failure = collect(planned, run.into(sink));
        if (!failure.cause.isEmpty()) {
            writeError(planned.title(), failure.cause);
        }
        account(planned, sink, failure);
        Duration took = Duration.between(begun, run.clock().instant());
        List<Gap> missing = sink.missing().stream().filter(gap -> !gap.outcome().complete()).toList();
        Outcome outcome = failure.outcome;
        String cause = failure.cause;
        if (outcome == Outcome.COLLECTED && !missing.isEmpty()) {
            outcome = sink.entries() > 0 ? Outcome.TRUNCATED : missing.getFirst().outcome();
            cause = missing.getFirst().cause();
        }
        return new CollectorRecord(planned.title(), outcome, cause, sink.entries(),
                run.cluster().usage().requests() - requestsBefore, took.toMillis());
    }

    /// How a collector ended; an empty cause means well.
    private record Failure(Outcome outcome, String cause) {
        static final Failure NONE = new Failure(Outcome.COLLECTED, "");
    }

    private Failure collect(PlannedCollector<?> planned, Collection with) throws InterruptedException {
        Duration left = Duration.between(run.clock().instant(), deadline);
        Duration limit = left.compareTo(planned.info().deadline()) < 0 ? left : planned.info().deadline();
        if (stopped.getAsBoolean() || limit.isNegative() || limit.isZero()) {
            return new Failure(Outcome.TIMED_OUT, stopped.getAsBoolean() ? "the run was told to stop" : "the run had no time left");
        }
        FutureTask<Failure> task = new FutureTask<>(() -> attempt(planned, with));
        Thread thread = Thread.ofVirtual().name("collect " + planned.title()).start(task);
        try {
            return await(task, limit);
        } catch (TimeoutException e) {
            thread.interrupt();
            thread.join(GRACE);
            return new Failure(Outcome.TIMED_OUT, "not finished within " + limit.toSeconds() + " s");
        } catch (StoppedException e) {
            thread.interrupt();
            thread.join(GRACE);
            return new Failure(Outcome.TIMED_OUT, "the run was told to stop");
        }
    }

    /// The process was told to end while a collector ran.
    private static final class StoppedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Failure await(FutureTask<Failure> task, Duration limit) throws InterruptedException, TimeoutException, StoppedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException();
            }
            try {
                return task.get(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (stopped.getAsBoolean()) {
                    throw new StoppedException();
                }
            } catch (ExecutionException | CancellationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// The one place in the program where anything that a collector throws is caught: it costs its own entries and no others.
    private static Failure attempt(PlannedCollector<?> planned, Collection with) {
        try {
            planned.collect(with);
            return Failure.NONE;
        } catch (ApiException e) {
            return new Failure(e.outcome(), text(e));
        } catch (InterruptedException e) {
            return new Failure(Outcome.TIMED_OUT, "interrupted");
        } catch (Exception e) {
            return new Failure(Outcome.FAILED, text(e));
        }
    }

    private void account(PlannedCollector<?> planned, TrackingSink sink, Failure failure) {
        Outcome outcome = failure.cause.isEmpty() ? Outcome.EMPTY : failure.outcome;
        List<PlannedEntry> entries = planned.entries();
        if (entries.isEmpty() && !failure.cause.isEmpty()) {
            sink.missing(planned.title(), outcome, failure.cause);
        }
        for (PlannedEntry entry : entries) {
            if (!sink.accounted(entry.place())) {
                sink.missing(entry.place(), outcome, failure.cause.isEmpty() ? "nothing was found" : failure.cause);
            }
        }
    }

    /// When not even this fits into the bundle any more, the record of the collector still tells it.
    private void writeError(String title, String cause) {
        try (JsonEntry entry = run.sink().json(errorPath(title), JsonStyle.COMPACT)) {
            entry.startObject();
            entry.member("collector", title);
            entry.member("error", cause);
            entry.member("timestamp", now());
            entry.endObject();
            entry.complete();
        } catch (IOException e) {
            run.sink().missing(errorPath(title).value(), Outcome.FAILED, text(e));
        }
    }

    private static BundlePath errorPath(String title) {
        try {
            return BundlePath.of("collector-errors", title + "-error.json");
        } catch (IllegalArgumentException e) {
            String name = title.replaceAll("[^a-zA-Z0-9_-]", "_");
            return BundlePath.of("collector-errors", name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-error.json");
        }
    }

    private void writeSkipped(List<Skipped> skipped) throws IOException {
        if (skipped.isEmpty()) {
            return;
        }
        try (JsonEntry entry = run.sink().json(SKIPPED, JsonStyle.COMPACT)) {
            entry.startArray();
            for (Skipped one : skipped) {
                entry.startObject();
                entry.member("collector", one.title());
                entry.member("reason", one.reason());
                entry.name("errors");
                entry.nil();
                entry.member("timestamp", now());
                entry.endObject();
            }
            entry.endArray();
            entry.complete();
        }
    }

    private String now() {
        return run.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

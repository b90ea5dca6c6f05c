package io.cronsupportbundle.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When to try again and how long to wait: our own, because that of the SDK neither obeys `Retry-After` nor knows the job's deadline.
///
/// Waits grow from half a second to half a minute, each a random part of its bound ("full jitter"), so that a fleet whose bucket was
/// away for a moment does not come back all at once.
public final class RetryPolicy {
    private static final Duration FIRST_BOUND = Duration.ofMillis(500);
    private static final Duration LAST_BOUND = Duration.ofSeconds(30);

    private final int maxAttempts;
    private final RandomGenerator random;
    private final Clock clock;
    private final Sleeper sleeper;

    /// Injects all that is not determined.
    ///
    /// @param maxAttempts at least 1
    public RetryPolicy(int maxAttempts, RandomGenerator random, Clock clock, Sleeper sleeper) {
        this.maxAttempts = maxAttempts;
        this.random = random;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// One attempt out of several.
    public interface Step<R> {
        /// Does it.
        ///
        /// @param number from 1
        /// @param remaining until the deadline
        Attempt<R> attempt(int number, Duration remaining);
    }

    public Clock clock() {
        return clock;
    }

    /// Runs attempts until one is final, they are used up, or the deadline leaves no time for another.
    public <R> R run(Instant deadline, Step<R> step) {
        int failures = 0;
        for (int number = 1; ; number++) {
            switch (step.attempt(number, Duration.between(clock.instant(), deadline))) {
                case Attempt.Done<R>(R result) -> {
                    return result;
                }
                case Attempt.AtOnce<R>(R result) -> {
                    if (number >= 2 * maxAttempts) {
                        return result;
                    }
                }
                case Attempt.Again<R>(R result, Optional<Duration> retryAfter) -> {
                    failures++;
                    Duration delay = delay(failures, retryAfter);
                    if (failures >= maxAttempts || !clock.instant().plus(delay).isBefore(deadline) || !slept(delay)) {
                        return result;
                    }
                }
            }
        }
    }

    private Duration delay(int failures, Optional<Duration> retryAfter) {
        long bound = Math.min(LAST_BOUND.toMillis(), FIRST_BOUND.toMillis() << Math.min(failures - 1, 10));
        Duration jitter = Duration.ofMillis(random.nextLong(bound + 1));
        return retryAfter.filter(asked -> asked.compareTo(jitter) > 0).orElse(jitter);
    }

    private boolean slept(Duration delay) {
        try {
            sleeper.sleep(delay);
            return !Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whether a status means "later" and not "no" (RFC 9110, 15.5.9 and 15.6; RFC 6585, 4). 409 is S3's answer to two writers at once.
    public static boolean transientStatus(int status) {
        return (status >= 500 && status != 501 && status != 505) || status == 408 || status == 409 || status == 425 || status == 429;
    }

    /// Reads `Retry-After`: seconds, or a date (RFC 9110, 10.2.3). Empty when it is neither.
    public Optional<Duration> retryAfter(Optional<String> header) {
        return header.flatMap(text -> {
            if (text.strip().matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
            }
            try {
                Instant then = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                        .withZoneSameInstant(ZoneOffset.UTC).toInstant();
                Duration wait = Duration.between(clock.instant(), then);
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }
}

package io.cronsupportbundle.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final List<Duration> slept = new ArrayList<>();

    @Test
    void waitsLongerEachTimeButNeverLongerThanHalfAMinute() {
        String result = policy(12, new Random(3))
                .run(NOW.plusSeconds(3600), (number, _) -> new Attempt.Again<>("failed " + number, Optional.empty()));

        assertThat(result).isEqualTo("failed 12");
        assertThat(slept).hasSize(11).allSatisfy(delay -> assertThat(delay).isBetween(Duration.ZERO, Duration.ofSeconds(30)));
    }

    @Test
    void spreadsTheWaits() {
        RandomGenerator random = new Random(5);
        policy(9, random).run(NOW.plusSeconds(3600), (_, _) -> new Attempt.Again<>("failed", Optional.empty()));

        assertThat(slept).doesNotHaveDuplicates();
    }

    @Test
    void doesNotBeginAnAttemptAfterTheDeadline() {
        String result = policy(5, new Random(1))
                .run(NOW.plusSeconds(5), (number, _) -> new Attempt.Again<>("failed " + number, Optional.of(Duration.ofSeconds(5))));

        assertThat(result).isEqualTo("failed 1");
        assertThat(slept).isEmpty();
    }

    @Test
    void endsEvenWhenEveryAttemptWantsAnotherAtOnce() {
        Integer last = policy(3, new Random(1)).run(NOW.plusSeconds(5), (number, _) -> new Attempt.AtOnce<>(number));

        assertThat(last).isEqualTo(6);
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        RetryPolicy policy = new RetryPolicy(5, new Random(1), clock, _ -> {
            throw new InterruptedException();
        });

        Integer last = policy.run(NOW.plusSeconds(60), (number, _) -> new Attempt.Again<>(number, Optional.empty()));

        assertThat(last).isOne();
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "7, PT7S",
        "' 120 ', PT2M",
        "'Sat, 21 Nov 2026 10:01:00 GMT', PT1M",
        "'Sat, 21 Nov 2026 09:00:00 GMT', PT0S",
        "soon, -",
        "-5, -",
        "99999999999999, -",
    })
    void readsRetryAfter(String header, Duration wait) {
        assertThat(policy(1, new Random(1)).retryAfter(Optional.of(header))).isEqualTo(Optional.ofNullable(wait));
    }

    @ParameterizedTest
    @CsvSource({"500, true", "502, true", "503, true", "504, true", "429, true", "408, true", "409, true", "501, false", "505, false",
            "400, false",
        "403, false", "404, false", "412, false", "301, false", "307, false"})
    void knowsWhichAnswersMeanLater(int status, boolean later) {
        assertThat(RetryPolicy.transientStatus(status)).isEqualTo(later);
    }

    private RetryPolicy policy(int attempts, RandomGenerator random) {
        return new RetryPolicy(attempts, random, Clock.fixed(NOW, ZoneOffset.UTC), slept::add);
    }
}

package io.cronsupportbundle.upload;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;

/// What uploaders are given in tests: no waiting, no chance, consent.
public final class TestEgress {
    public static final Consent.Granted GRANTED = (Consent.Granted) Consent.of("granted");

    private final List<Duration> slept = new ArrayList<>();
    private final Clock clock;

    public TestEgress() {
        this(Clock.systemUTC());
    }

    public TestEgress(Clock clock) {
        this.clock = clock;
    }

    public static TestEgress at(String time) {
        return new TestEgress(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    /// The waits that were asked for.
    public List<Duration> slept() {
        return slept;
    }

    public Instant inAMinute() {
        return clock.instant().plusSeconds(60);
    }

    public RetryPolicy policy(int attempts) {
        return new RetryPolicy(attempts, RandomGeneratorFactory.of("L64X128MixRandom").create(1), clock, slept::add);
    }

    public Egress egress(Map<String, String> environment, Optional<Path> caFile) {
        List<Problem> problems = new ArrayList<>();
        return Egress.of(environment, caFile, "1.2.3", policy(4), problems).orElseThrow(() -> new AssertionError(problems));
    }

    public Egress egress() {
        return egress(Map.of(), Optional.empty());
    }

    public static Endpoint endpoint(String setting) {
        List<Problem> problems = new ArrayList<>();
        return Endpoint.parse(setting, Endpoint.Rules.DEFAULT, problems).orElseThrow(() -> new AssertionError(problems));
    }

    /// A file that passes for an archive.
    public static BundleArchive archive(Path directory, byte[] content) throws IOException {
        try {
            String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return new BundleArchive(Files.write(directory.resolve("archive.tar.gz"), content), content.length, sha256, "top");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

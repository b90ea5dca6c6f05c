package io.cronsupportbundle.job;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.config.KeyTemplate;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.RetryPolicy;
import io.cronsupportbundle.upload.UploadResult;
import io.cronsupportbundle.upload.Uploader;
import io.cronsupportbundle.upload.Uploaders;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes archives to the endpoint of the settings, and asks beforehand whether it would take them.
@Singleton
public final class Delivery {

    /// An upload that fails for good three times in a row is not helped by a fourth.
    private static final int ATTEMPTS = 4;

    /// Stands for a digest that is not known yet.
    private static final String NO_DIGEST = "0".repeat(64);

    /// Shorter than the time that a process has to end, because a stop that comes now is heard only afterwards.
    private static final Duration PROBE = Duration.ofSeconds(15);

    private final Uploaders uploaders;
    private final Surroundings surroundings;
    private final Redactor redactor;

    public Delivery(Uploaders uploaders, Surroundings surroundings, Redactor redactor) {
        this.uploaders = uploaders;
        this.surroundings = surroundings;
        this.redactor = redactor;
    }

    /// What the key of an object is made of, besides time and digest.
    public record Names(String cluster, String namespace) {}

    /// Asks the endpoint whether it would take an archive, without leaving one.
    public ProbeResult probe(JobConfig config, Endpoint endpoint, Names names, Consent.Granted consent, Egress egress) {
        try (Uploader uploader = uploaders.to(endpoint, egress)) {
            Instant now = surroundings.clock().instant();
            return uploader.probe(key(config, names, now, NO_DIGEST), consent, now.plus(PROBE));
        }
    }

    /// Sends an archive.
    ///
    /// @param started of the run, for the key
    public UploadResult upload(JobConfig config, Endpoint endpoint, Names names, BundleArchive archive, Instant started,
            Consent.Granted consent, Egress egress, Instant deadline) {
        try (Uploader uploader = uploaders.to(endpoint, egress)) {
            return uploader.upload(archive, key(config, names, started, archive.sha256()), consent, deadline);
        }
    }

    /// How to reach any endpoint, or what is wrong with the settings for that.
    public Optional<Egress> egress(JobConfig config, List<Problem> problems) {
        RetryPolicy retries = new RetryPolicy(ATTEMPTS, new SecureRandom(), surroundings.clock(), Thread::sleep);
        List<Problem> found = new ArrayList<>();
        Optional<Egress> egress = Egress.of(surroundings.environment(), config.caFile(), surroundings.version(), retries, found);
        problems.addAll(found);
        return egress;
    }

    /// The key is read by whoever can list the bucket, so what people write into settings passes the rules as well.
    private String key(JobConfig config, Names names, Instant time, String sha256) {
        return config.keyTemplate().expand(new KeyTemplate.Values(redactor.redact(config.app()), redactor.redact(names.cluster()), names.namespace(),
                redactor.redact(config.app()), redactor.redact(config.versionLabel()), time, sha256));
    }
}

package io.cronsupportbundle.upload.s3;

import io.cronsupportbundle.upload.Attempt;
import io.cronsupportbundle.upload.Faults;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Asks whether a PUT is permitted without storing anything: a few bytes with digests that are not theirs. A store that would take the
/// upload reads them, compares, and answers 400 `BadDigest`; one that would not answers 403, 404 or 301 before it reads.
///
/// Two digests, because old stores know only Content-MD5; both are well formed, so that they are not refused for their form.
final class S3Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] BODY = "A probe of cron-support-bundle. It can be deleted.\n".getBytes(StandardCharsets.US_ASCII);
    private static final String WRONG_SHA256 = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String WRONG_MD5 = Base64.getEncoder().encodeToString(new byte[16]);

    private final S3Client client;
    private final S3Object target;
    private final RetryPolicy retries;
    private boolean createOnly = true;

    S3Probe(S3Client client, S3Object target, RetryPolicy retries) {
        this.client = client;
        this.target = target;
        this.retries = retries;
    }

    Attempt<ProbeResult> attempt(int number, Duration remaining) {
        if (!remaining.isPositive()) {
            return new Attempt.Done<>(new ProbeResult.Unproved("there is no time left to ask"));
        }
        try {
            Optional<S3Answer> answer = ask(remaining);
            return answer.isPresent() ? answered(answer.get()) : new Attempt.Done<>(new ProbeResult.PermittedAndStored(target.url()));
        } catch (SdkClientException e) {
            return new Attempt.Again<>(Faults.describe(e, target.host()), Optional.empty());
        }
    }

    /// The store's objection; empty when it has none and has stored the probe.
    Optional<S3Answer> ask(Duration remaining) {
        PutObjectRequest.Builder request = target.put()
                .contentType("text/plain")
                .contentMD5(WRONG_MD5)
                .checksumSHA256(WRONG_SHA256)
                .overrideConfiguration(options -> options.apiCallTimeout(remaining.compareTo(PATIENCE) < 0 ? remaining : PATIENCE));
        if (createOnly) {
            // Also because a policy may permit only this (condition key s3:if-none-match).
            request.ifNoneMatch("*");
        }
        try {
            client.putObject(request.build(), RequestBody.fromBytes(BODY));
            return Optional.empty();
        } catch (S3Exception e) {
            return Optional.of(S3Answer.of(e));
        }
    }

    private Attempt<ProbeResult> answered(S3Answer answer) {
        if (answer.comparedDigest() || answer.exists()) {
            return new Attempt.Done<>(new ProbeResult.Permitted());
        }
        if (answer.notImplemented() && createOnly) {
            createOnly = false;
            return new Attempt.AtOnce<>(answer.refused());
        }
        if (answer.later()) {
            // Some stores call a wrong digest an internal error, so this does not say that an upload would fail.
            ProbeResult unproved = new ProbeResult.Unproved("the store answers " + answer.status() + " " + answer.code());
            return new Attempt.Again<>(unproved, retries.retryAfter(answer.retryAfter()));
        }
        return new Attempt.Done<>(answer.refused());
    }
}

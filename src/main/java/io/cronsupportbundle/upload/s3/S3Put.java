package io.cronsupportbundle.upload.s3;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.upload.Attempt;
import io.cronsupportbundle.upload.Faults;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.RetryPolicy;
import io.cronsupportbundle.upload.Unreachable;
import io.cronsupportbundle.upload.UploadResult;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// One archive on its way into a bucket, over as many attempts as it takes.
final class S3Put {
    private final S3Client client;
    private final BundleArchive archive;
    private final S3Object target;
    private final RetryPolicy retries;
    private final Instant start;

    /// What the store understands; taken back one by one when it says that it does not.
    private boolean createOnly = true;

    private boolean digest = true;

    S3Put(S3Client client, BundleArchive archive, S3Object target, RetryPolicy retries) {
        this.client = client;
        this.archive = archive;
        this.target = target;
        this.retries = retries;
        start = retries.clock().instant();
    }

    Attempt<UploadResult> attempt(int number, Duration remaining) {
        if (!remaining.isPositive()) {
            return new Attempt.Done<>(new Unreachable("the run has no time left for the upload",
                    "Send the archive with the upload command"));
        }
        if (!Files.isReadable(archive.file())) {
            return new Attempt.Done<>(new Unreachable("the archive " + archive.file() + " cannot be read", "Check that it is still there"));
        }
        PutObjectRequest.Builder request = target.put()
                .contentType("application/gzip")
                .overrideConfiguration(options -> options.apiCallTimeout(remaining));
        if (digest) {
            request.checksumSHA256(archive.sha256Base64());
        }
        if (createOnly) {
            request.ifNoneMatch("*");
        }
        try {
            PutObjectResponse response = client.putObject(request.build(), RequestBody.fromFile(archive.file()));
            return new Attempt.Done<>(new UploadResult.Stored(
                    target.url(), text(response.eTag()), requestId(response), number, millis()));
        } catch (S3Exception e) {
            return answered(S3Answer.of(e), number);
        } catch (SdkClientException e) {
            return broken(e, remaining, number);
        }
    }

    private Attempt<UploadResult> answered(S3Answer answer, int number) {
        if (answer.exists()) {
            boolean sameContent = target.name().contains(archive.sha256().substring(0, 12));
            return new Attempt.Done<>(new UploadResult.AlreadyThere(target.url(), sameContent, number, millis()));
        }
        if (answer.notImplemented() && createOnly) {
            createOnly = false;
            return new Attempt.AtOnce<>(answer.refused());
        }
        if (answer.notImplemented() && digest) {
            digest = false;
            return new Attempt.AtOnce<>(answer.refused());
        }
        return answer.later()
                ? new Attempt.Again<>(answer.refused(), retries.retryAfter(answer.retryAfter()))
                : new Attempt.Done<>(answer.refused());
    }

    private Attempt<UploadResult> broken(SdkClientException e, Duration remaining, int number) {
        if (Thread.currentThread().isInterrupted()) {
            return new Attempt.Done<>(new Unreachable("the upload was stopped", "Send the archive with the upload command"));
        }
        Attempt<UploadResult> again = new Attempt.Again<>(Faults.describe(e, target.host()), Optional.empty());
        return Faults.perhapsRefused(e) ? lostAnswer(remaining, number).orElse(again) : again;
    }

    /// Servers that refuse hang up while the body is being sent, and what they said is lost (versitygw: 4 of 4 times for 5 MB under a
    /// name that is taken). Small requests get to hear it.
    private Optional<Attempt<UploadResult>> lostAnswer(Duration remaining, int number) {
        return switch (new S3Probe(client, target.probe(), retries).attempt(1, remaining)) {
            case Attempt.Done<ProbeResult>(Refused refusal) -> Optional.of(new Attempt.Done<>(refusal));
            case Attempt.Done<ProbeResult>(ProbeResult.Permitted _) -> takenName(remaining, number);
            // A store that keeps probes must not be asked about the archive's own name: the probe would take its place.
            case Attempt.Done<ProbeResult> _, Attempt.Again<ProbeResult> _, Attempt.AtOnce<ProbeResult> _ -> Optional.empty();
        };
    }

    private Optional<Attempt<UploadResult>> takenName(Duration remaining, int number) {
        try {
            return new S3Probe(client, target, retries).ask(remaining).filter(S3Answer::exists).map(answer -> answered(answer, number));
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }

    private long millis() {
        return Duration.between(start, retries.clock().instant()).toMillis();
    }

    private static String requestId(PutObjectResponse response) {
        String id = text(response.responseMetadata().requestId());
        // The SDK's word for a header that was not there.
        return id.equals("UNKNOWN") ? "" : id;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

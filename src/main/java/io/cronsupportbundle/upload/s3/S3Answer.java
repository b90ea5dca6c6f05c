package io.cronsupportbundle.upload.s3;

import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.Remedies;
import io.cronsupportbundle.upload.RetryPolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What a store has answered instead of success.
///
/// @param code empty when the answer had no body that the SDK could read
record S3Answer(int status, String code, String message, String requestId, Optional<String> bucketRegion, Optional<String> retryAfter) {
    /// Codes of status 400 that blame the way, not the request (Amazon S3 API Reference, "Error responses").
    private static final Set<String> LOST_ON_THE_WAY = Set.of("RequestTimeout", "IncompleteBody", "BadDigest", "XAmzContentSHA256Mismatch");

    static S3Answer of(S3Exception e) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
        return new S3Answer(
                e.statusCode(),
                details.map(AwsErrorDetails::errorCode).orElse(""),
                details.map(AwsErrorDetails::errorMessage).orElse(""),
                Optional.ofNullable(e.requestId()).orElse(""),
                header(details, "x-amz-bucket-region"),
                header(details, "Retry-After"));
    }

    private static Optional<String> header(Optional<AwsErrorDetails> details, String name) {
        return details.flatMap(known -> Optional.ofNullable(known.sdkHttpResponse()))
                .flatMap(response -> response.firstMatchingHeader(name));
    }

    boolean later() {
        return RetryPolicy.transientStatus(status) || code.equals("SlowDown") || LOST_ON_THE_WAY.contains(code);
    }

    boolean exists() {
        return status == 412;
    }

    /// A header of the request is beyond the store.
    boolean notImplemented() {
        return status == 501 || code.equals("NotImplemented");
    }

    /// The store has compared a digest: all that comes before, reach and permission, was in order.
    boolean comparedDigest() {
        String text = (code + " " + message).toLowerCase(Locale.ROOT);
        return status == 400 && (text.contains("digest") || text.contains("checksum") || text.contains("md5") || text.contains("sha256"));
    }

    Refused refused() {
        String word = code.isEmpty() ? "HTTP " + status : code;
        return new Refused(status, word, message, requestId, Remedies.of(status, code, message, bucketRegion));
    }
}

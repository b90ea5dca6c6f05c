package io.cronsupportbundle.upload;

import java.util.Locale;
import java.util.Optional;

/// What to do about a refusal of an S3 service, by its code (Amazon S3 API Reference, "Error responses"); most customers meet one of
/// these, on the first day, and cannot see the bucket.
public final class Remedies {
    private static final String LATER = "The archive is kept; send it later with the upload command";

    private Remedies() {}

    /// One sentence without its full stop.
    ///
    /// @param bucketRegion what the service said in `x-amz-bucket-region`
    public static String of(int status, String code, String message, Optional<String> bucketRegion) {
        if (status == 301 || status == 307 || code.equals("PermanentRedirect") || code.equals("AuthorizationHeaderMalformed")) {
            return bucketRegion.filter(region -> region.matches("[a-z0-9-]{1,40}"))
                    .map(region -> "The bucket is in region " + region + ": use the endpoint of that region")
                    .orElse("The bucket is somewhere else: use the endpoint of its own region");
        }
        if (message.toLowerCase(Locale.ROOT).contains("signature version 4") || code.startsWith("KMS")) {
            return "The bucket encrypts with KMS, which takes no anonymous uploads: let it encrypt with SSE-S3, or use a presigned URL";
        }
        return switch (code) {
            case "AccessDenied", "AllAccessDisabled" ->
                "The bucket's policy must allow s3:PutObject to everybody for this prefix, and Block Public Access must not be on;"
                        + " ask the vendor who owns the bucket";
            case "NoSuchBucket" -> "Check the bucket's name in the endpoint";
            case "SignatureDoesNotMatch", "InvalidAccessKeyId", "ExpiredToken", "Expired" ->
                "The presigned URL is not valid any more or was altered: ask for a new one and set it exactly as it was given";
            case "EntityTooLarge", "MaxSizeExceeded" ->
                "The destination takes no object of this size: lower the size budget of the bundle";
            case "BadDigest", "IncompleteBody", "XAmzContentSHA256Mismatch" ->
                "The bytes did not arrive as they were sent, perhaps because of a proxy: check it and send the archive again with the"
                        + " upload command";
            case "PreconditionFailed" -> "Another object has this name: let the key template contain {sha256-12}";
            case "SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout", "TooManyRequests" -> LATER;
            default -> byStatus(status);
        };
    }

    private static String byStatus(int status) {
        if (status == 407) {
            return "The proxy wants a user and a password: set HTTPS_PROXY to http://USER:PASSWORD@HOST:PORT";
        }
        if (status == 401 || status == 403) {
            return "Something on the way, or the destination, does not permit the upload; show the request to whoever owns the endpoint";
        }
        if (status == 404 || status == 405) {
            return "There is no S3 service at this address: check the endpoint's host and path";
        }
        return RetryPolicy.transientStatus(status) ? LATER : "Show code and request to whoever owns the endpoint";
    }
}

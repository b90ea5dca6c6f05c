package io.cronsupportbundle.testing.s3;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What can be refused from the head of a request alone, in the order of S3: bucket, region, permission, and only then the form of the
/// upload.
///
/// @param elsewhere buckets that exist in another region
/// @param presigned targets that were signed, each to be sent exactly so
/// @param exists whether a key is taken
record Gate(BucketPolicy policy, Map<String, String> elsewhere, Set<String> presigned, Predicate<String> exists) {
    private static final long MAX_PUT = 5L * 1024 * 1024 * 1024;

    Optional<S3Answer> refusal(RequestHead head, ObjectAddress address) {
        String region = elsewhere.get(address.bucket());
        if (region != null) {
            return Optional.of(S3Answer.elsewhere(address.bucket(), region));
        }
        if (!address.bucket().equals(policy.bucket())) {
            return Optional.of(S3Answer.noSuchBucket(address.bucket()));
        }
        return permission(head, address).or(() -> form(head, address));
    }

    private Optional<S3Answer> permission(RequestHead head, ObjectAddress address) {
        if (head.query().contains("X-Amz-Signature=")) {
            return head.method().equals("PUT") && presigned.contains(head.target()) ? Optional.empty()
                    : Optional.of(S3Answer.error(403, "SignatureDoesNotMatch",
                            "The request signature we calculated does not match the signature you provided. "
                                    + "Check your key and signing method."));
        }
        if (!head.header("authorization").isEmpty()) {
            return Optional.of(S3Answer.error(403, "InvalidAccessKeyId",
                    "The AWS Access Key Id you provided does not exist in our records."));
        }
        if (head.method().equals("POST") && head.query().startsWith("uploads")) {
            return Optional.of(S3Answer.anonymousMultipart());
        }
        boolean allowed = head.method().equals("PUT") && (head.query().isEmpty() || head.query().startsWith("x-id="));
        boolean covered = !address.key().isEmpty() && address.key().startsWith(policy.prefix());
        boolean asksForMore = head.headers().keySet().stream()
                .anyMatch(name -> name.startsWith("x-amz-acl") || name.startsWith("x-amz-grant-")
                || name.equals("x-amz-tagging") || name.equals("x-amz-copy-source"));
        boolean creates = !policy.createOnly() || head.header("if-none-match").equals("*");
        return allowed && covered && creates && !asksForMore ? Optional.empty() : Optional.of(S3Answer.accessDenied());
    }

    private Optional<S3Answer> form(RequestHead head, ObjectAddress address) {
        if (!head.header("transfer-encoding").isEmpty()) {
            return Optional.of(S3Answer.notImplemented("Transfer-Encoding"));
        }
        if (head.contentLength() < 0) {
            return Optional.of(S3Answer.error(411, "MissingContentLength", "You must provide the Content-Length HTTP header."));
        }
        if (head.contentLength() > MAX_PUT) {
            return Optional.of(S3Answer.error(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size"));
        }
        if (head.awsChunked() && policy.refusesAwsChunked()) {
            return Optional.of(S3Answer.notImplemented("Content-Encoding"));
        }
        if (head.header("if-none-match").equals("*") && exists.test(address.key())) {
            return Optional.of(S3Answer.preconditionFailed());
        }
        return Optional.empty();
    }
}

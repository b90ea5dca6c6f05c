package io.cronsupportbundle.testing.s3;

/// The bucket of an [S3Double] and what an anonymous caller may do with it: put objects under one prefix, and nothing else.
///
/// @param prefix that keys must have; empty for any key
/// @param createOnly whether `If-None-Match: *` is demanded, as the condition `Null: {"s3:if-none-match": "false"}` does
/// @param refusesAwsChunked whether bodies in AWS's own chunk framing are answered with 501, as several stores do
public record BucketPolicy(String bucket, String prefix, boolean createOnly, boolean refusesAwsChunked) {

    public static BucketPolicy anonymousPut(String bucket, String prefix) {
        return new BucketPolicy(bucket, prefix, false, false);
    }

    public BucketPolicy demandingCreateOnly() {
        return new BucketPolicy(bucket, prefix, true, refusesAwsChunked);
    }

    public BucketPolicy refusingAwsChunked() {
        return new BucketPolicy(bucket, prefix, createOnly, true);
    }
}

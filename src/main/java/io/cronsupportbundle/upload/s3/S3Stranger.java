package io.cronsupportbundle.upload.s3;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Attempt;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.Faults;
import io.cronsupportbundle.upload.intake.Reply;
import io.cronsupportbundle.upload.intake.Stranger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Asks a bucket with the client that uploads use, so that what it permits here it permits to a job.
final class S3Stranger implements Stranger {

    /// For one question with its repetitions.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Endpoint.S3 bucket;
    private final Egress egress;
    private final S3Client client;

    S3Stranger(Endpoint.S3 bucket, Egress egress) {
        this.bucket = bucket;
        this.egress = egress;
        client = AnonymousS3.client(bucket, egress);
    }

    /// One request; what it throws is read here.
    private interface Question {
        int ask(Duration patience);
    }

    @Override
    public Reply put(String key, byte[] content, boolean createOnly) {
        return answer(patience -> {
            PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(bucket.bucket()).key(key).contentType("text/plain")
                    .checksumSHA256(sha256(content)).overrideConfiguration(options -> options.apiCallTimeout(patience));
            if (createOnly) {
                request.ifNoneMatch("*");
            }
            return client.putObject(request.build(), RequestBody.fromBytes(content)).sdkHttpResponse().statusCode();
        });
    }

    @Override
    public Reply get(String key) {
        return answer(patience -> {
            GetObjectRequest request = GetObjectRequest.builder().bucket(bucket.bucket()).key(key)
                    .overrideConfiguration(options -> options.apiCallTimeout(patience)).build();
            ResponseInputStream<GetObjectResponse> body = client.getObject(request);
            body.abort();
            return body.response().sdkHttpResponse().statusCode();
        });
    }

    @Override
    public Reply list(String prefix) {
        return answer(patience -> client.listObjectsV2(ListObjectsV2Request.builder().bucket(bucket.bucket()).prefix(prefix).maxKeys(1)
                .overrideConfiguration(options -> options.apiCallTimeout(patience)).build()).sdkHttpResponse().statusCode());
    }

    @Override
    public Reply delete(String key) {
        return answer(patience -> client.deleteObject(DeleteObjectRequest.builder().bucket(bucket.bucket()).key(key)
                .overrideConfiguration(options -> options.apiCallTimeout(patience)).build()).sdkHttpResponse().statusCode());
    }

    @Override
    public void close() {
        client.close();
    }

    private Reply answer(Question question) {
        Instant deadline = egress.retries().clock().instant().plus(PATIENCE);
        return egress.retries().run(deadline, (_, remaining) -> attempt(question, remaining));
    }

    private Attempt<Reply> attempt(Question question, Duration remaining) {
        try {
            return new Attempt.Done<>(new Reply.Accepted(question.ask(remaining.isPositive() ? remaining : Duration.ofSeconds(1))));
        } catch (S3Exception e) {
            S3Answer answer = S3Answer.of(e);
            Reply denied = new Reply.Denied(answer.refused());
            return answer.later()
                    ? new Attempt.Again<>(denied, egress.retries().retryAfter(answer.retryAfter()))
                    : new Attempt.Done<>(denied);
        } catch (SdkClientException e) {
            return new Attempt.Again<>(new Reply.Silence(Faults.describe(e, bucket.host())), Optional.empty());
        }
    }

    private static String sha256(byte[] content) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.cronsupportbundle.upload.s3;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.UploadResult;
import io.cronsupportbundle.upload.Uploader;
import java.time.Instant;
import software.amazon.awssdk.services.s3.S3Client;

/// Puts archives into a bucket as anybody may who knows its address, if the bucket's policy says so: one anonymous PUT each. Anonymous
/// clients can do no multipart upload on AWS, whatever the policy (awsdocs/amazon-s3-userguide #91), so 5 GB is the limit.
final class S3Uploader implements Uploader {
    private final Endpoint.S3 endpoint;
    private final Egress egress;
    private final S3Client client;

    S3Uploader(Endpoint.S3 endpoint, Egress egress) {
        this.endpoint = endpoint;
        this.egress = egress;
        client = AnonymousS3.client(endpoint, egress);
    }

    @Override
    public UploadResult upload(BundleArchive archive, String key, Consent.Granted consent, Instant deadline) {
        S3Put put = new S3Put(client, archive, new S3Object(endpoint, key), egress.retries());
        return egress.retries().run(deadline, put::attempt);
    }

    @Override
    public ProbeResult probe(String key, Consent.Granted consent, Instant deadline) {
        S3Probe probe = new S3Probe(client, new S3Object(endpoint, key).probe(), egress.retries());
        return egress.retries().run(deadline, probe::attempt);
    }

    @Override
    public void close() {
        client.close();
    }
}

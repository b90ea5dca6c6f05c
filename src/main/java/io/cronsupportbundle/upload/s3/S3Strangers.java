package io.cronsupportbundle.upload.s3;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.intake.Stranger;
import io.cronsupportbundle.upload.intake.Strangers;
import jakarta.inject.Singleton;

/// Makes strangers who come to buckets with the client of uploads.
@Singleton
final class S3Strangers implements Strangers {
    @Override
    public Stranger before(Endpoint.S3 bucket, Egress egress) {
        return new S3Stranger(bucket, egress);
    }
}

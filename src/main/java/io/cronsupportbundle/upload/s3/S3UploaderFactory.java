package io.cronsupportbundle.upload.s3;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.Uploader;
import io.cronsupportbundle.upload.UploaderFactory;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Makes uploaders for buckets.
@Singleton
final class S3UploaderFactory implements UploaderFactory {
    @Override
    public Optional<Uploader> uploader(Endpoint endpoint, Egress egress) {
        return endpoint instanceof Endpoint.S3 bucket ? Optional.of(new S3Uploader(bucket, egress)) : Optional.empty();
    }
}

package io.cronsupportbundle.upload.presigned;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.Uploader;
import io.cronsupportbundle.upload.UploaderFactory;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Makes uploaders for presigned URLs.
@Singleton
final class PresignedUploaderFactory implements UploaderFactory {
    @Override
    public Optional<Uploader> uploader(Endpoint endpoint, Egress egress) {
        return endpoint instanceof Endpoint.Presigned presigned ? Optional.of(new PresignedUploader(presigned, egress)) : Optional.empty();
    }
}

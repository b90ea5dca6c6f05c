package io.cronsupportbundle.upload.file;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.Uploader;
import io.cronsupportbundle.upload.UploaderFactory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;

/// Makes uploaders for directories.
@Singleton
final class FileUploaderFactory implements UploaderFactory {
    @Override
    public Optional<Uploader> uploader(Endpoint endpoint, Egress egress) {
        return endpoint instanceof Endpoint.Directory(Path path)
                ? Optional.of(new FileUploader(path, egress.retries().clock()))
                : Optional.empty();
    }
}

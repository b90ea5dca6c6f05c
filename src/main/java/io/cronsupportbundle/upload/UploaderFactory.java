package io.cronsupportbundle.upload;

import io.cronsupportbundle.config.Endpoint;
import java.util.Optional;

/// Makes the uploader for one kind of endpoint. A bean of this type is all that a new kind of destination takes.
public interface UploaderFactory {

    /// Empty when the endpoint is of another kind.
    Optional<Uploader> uploader(Endpoint endpoint, Egress egress);
}

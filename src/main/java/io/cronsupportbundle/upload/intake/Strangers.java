package io.cronsupportbundle.upload.intake;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Egress;

/// Leads strangers to buckets; keeps the client of a storage service out of what is checked.
public interface Strangers {

    /// One who comes the same way as uploads do; the caller closes it.
    Stranger before(Endpoint.S3 bucket, Egress egress);
}

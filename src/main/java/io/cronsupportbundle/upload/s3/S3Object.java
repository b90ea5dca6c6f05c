package io.cronsupportbundle.upload.s3;

import io.cronsupportbundle.config.Endpoint;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// One object of a bucket.
///
/// @param name the key below the endpoint's prefix
record S3Object(Endpoint.S3 endpoint, String name) {

    PutObjectRequest.Builder put() {
        return PutObjectRequest.builder().bucket(endpoint.bucket()).key(endpoint.key(name));
    }

    /// For people; a key may hold characters that a URL would encode.
    String url() {
        return endpoint.describe() + "/" + name;
    }

    String host() {
        return endpoint.host();
    }

    /// A neighbour with the same ending: policies grant by prefix, and some by suffix.
    S3Object probe() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        String directory = name.substring(0, name.length() - last.length());
        String ending = last.endsWith(".tar.gz") ? ".tar.gz" : "";
        return new S3Object(endpoint, directory + ".probe" + ending);
    }
}

package io.cronsupportbundle.testing.s3;

import java.util.Map;

/// A request that reached the bucket, and what was answered.
///
/// @param target path and query as sent
/// @param headers names in lower case
/// @param status 0 when the connection was cut or kept silent
/// @param code S3's error code; empty when there was no error
public record S3Request(String method, String target, Map<String, String> headers, int status, String code) {
    public S3Request {
        headers = Map.copyOf(headers);
    }
}

package io.cronsupportbundle.testing.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What S3 says to a request, in its words.
///
/// @param code S3's error code; empty for success
/// @param details further elements of the error document
record S3Answer(int status, String code, String message, Map<String, String> details, Map<String, String> headers) {
    S3Answer {
        details = Map.copyOf(details);
        headers = Map.copyOf(headers);
    }

    static S3Answer stored(Map<String, String> headers) {
        return new S3Answer(200, "", "", Map.of(), headers);
    }

    static S3Answer accessDenied() {
        return error(403, "AccessDenied", "Access Denied");
    }

    static S3Answer anonymousMultipart() {
        return error(403, "AccessDenied", "Anonymous users cannot initiate multipart uploads.  Please authenticate.");
    }

    static S3Answer noSuchBucket(String bucket) {
        return new S3Answer(404, "NoSuchBucket", "The specified bucket does not exist", Map.of("BucketName", bucket), Map.of());
    }

    static S3Answer elsewhere(String bucket, String region) {
        String endpoint = bucket + ".s3." + region + ".amazonaws.com";
        return new S3Answer(301, "PermanentRedirect",
                "The bucket you are attempting to access must be addressed using the specified endpoint. "
                + "Please send all future requests to this endpoint.", Map.of("Endpoint", endpoint, "Bucket", bucket),
                        Map.of("x-amz-bucket-region", region));
    }

    static S3Answer notImplemented(String header) {
        return new S3Answer(501, "NotImplemented", "A header you provided implies functionality that is not implemented",
                Map.of("Header", header), Map.of());
    }

    static S3Answer preconditionFailed() {
        return new S3Answer(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold",
                Map.of("Condition", "If-None-Match"), Map.of());
    }

    static S3Answer error(int status, String code, String message) {
        return new S3Answer(status, code, message, Map.of(), Map.of());
    }

    /// Sends the answer.
    ///
    /// @param number of the request, from which its identifier is made
    void write(OutputStream out, String method, long number, boolean close) throws IOException {
        String requestId = String.format(Locale.ROOT, "%016X", 0x5A3D_0000_0000L + number);
        String hostId = "host-" + requestId.toLowerCase(Locale.ROOT);
        byte[] body = code.isEmpty() ? new byte[0] : xml(requestId, hostId).getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new TreeMap<>(headers);
        all.put("x-amz-request-id", requestId);
        all.put("x-amz-id-2", hostId);
        all.put("Server", "AmazonS3");
        all.put("Content-Length", Integer.toString(body.length));
        if (body.length > 0) {
            all.put("Content-Type", "application/xml");
        }
        if (close) {
            all.put("Connection", "close");
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(code.isEmpty() ? "OK" : code).append("\r\n");
        all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!method.equals("HEAD")) {
            out.write(body);
        }
        out.flush();
    }

    private String xml(String requestId, String hostId) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>").append(code)
                .append("</Code><Message>")
                .append(message).append("</Message>");
        new TreeMap<>(details).forEach((name, value) -> xml.append('<').append(name).append('>').append(escaped(value)).append("</")
                .append(name).append('>'));
        return xml.append("<RequestId>").append(requestId).append("</RequestId><HostId>").append(hostId).append("</HostId></Error>")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

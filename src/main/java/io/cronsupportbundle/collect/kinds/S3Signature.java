package io.cronsupportbundle.collect.kinds;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a request without a body for S3 (AWS Signature Version 4), so that a bucket can be asked without the whole of an SDK.
record S3Signature(String accessKey, String secretKey, String region) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SIGNED = "host;x-amz-content-sha256;x-amz-date";

    /// The headers that make a request a signed one; none where there are no credentials.
    Map<String, String> headers(String method, URI uri, Instant now) {
        if (accessKey.isEmpty()) {
            return Map.of();
        }
        String time = TIME.format(now);
        String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String empty = hex(digest(""));
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String canonical = method + "\n" + uri.getRawPath() + "\n\nhost:" + host + "\nx-amz-content-sha256:" + empty + "\nx-amz-date:" + time
                + "\n\n" + SIGNED + "\n" + empty;
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hex(digest(canonical));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amz-date", time);
        headers.put("x-amz-content-sha256", empty);
        headers.put("Authorization", "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ", SignedHeaders=" + SIGNED + ", Signature="
                + hex(mac(key, toSign)));
        return headers;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC", e);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

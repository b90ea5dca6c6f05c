package io.cronsupportbundle.upload.presigned;

import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.Remedies;
import io.cronsupportbundle.upload.RetryPolicy;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a store has answered to a presigned PUT. Of an error's document only code, message and request are kept: the rest quotes the
/// signature.
record SignedAnswer(int status, String code, String message, String requestId, String etag, Optional<String> bucketRegion,
        Optional<String> retryAfter) {
    static final long MAX_BODY = 64 << 10;

    private static final Set<String> LOST_ON_THE_WAY = Set.of("RequestTimeout", "IncompleteBody", "BadDigest");

    static SignedAnswer of(HttpResponse<byte[]> response) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        HttpHeaders headers = response.headers();
        String requestId = headers.firstValue("x-amz-request-id").or(() -> headers.firstValue("x-guploader-uploadid"))
                .orElseGet(() -> element(body, "RequestId"));
        return new SignedAnswer(
                response.statusCode(),
                element(body, "Code"),
                element(body, "Message"),
                requestId,
                headers.firstValue("etag").orElse(""),
                headers.firstValue("x-amz-bucket-region"),
                headers.firstValue("retry-after"));
    }

    private static String element(String xml, String name) {
        Matcher matcher = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return matcher.find() ? matcher.group(1) : "";
    }

    boolean success() {
        return status >= 200 && status < 300;
    }

    boolean exists() {
        return status == 412;
    }

    boolean later() {
        return RetryPolicy.transientStatus(status) || LOST_ON_THE_WAY.contains(code);
    }

    boolean comparedDigest() {
        String text = (code + " " + message).toLowerCase(Locale.ROOT);
        return status == 400 && (text.contains("digest") || text.contains("checksum") || text.contains("md5") || text.contains("sha256"));
    }

    Refused refused() {
        String word = code.isEmpty() ? "HTTP " + status : code;
        return new Refused(status, word, message, requestId, Remedies.of(status, code, message, bucketRegion));
    }
}

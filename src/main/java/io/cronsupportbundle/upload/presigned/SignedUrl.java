package io.cronsupportbundle.upload.presigned;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a presigned URL says about itself (Amazon S3 API Reference, "Authenticating requests: using query parameters"; Google's
/// "Signed URLs" use the same words under another prefix).
///
/// @param expiry empty when it does not say
/// @param signedHeaders lower case, `host` among them
/// @param version4 whether headers beyond the signed ones may be sent; Signature 2 signs Content-MD5 and Content-Type always
record SignedUrl(Optional<Instant> expiry, List<String> signedHeaders, boolean version4) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

    static SignedUrl of(URI url) {
        Map<String, String> query = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : String.valueOf(url.getRawQuery()).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        for (String vendor : List.of("X-Amz-", "X-Goog-")) {
            if (query.containsKey(vendor + "Signature")) {
                String headers = query.getOrDefault(vendor + "SignedHeaders", "host").toLowerCase(Locale.ROOT);
                return new SignedUrl(expiry(query.get(vendor + "Date"), query.get(vendor + "Expires")),
                        List.copyOf(Arrays.asList(headers.split(";", -1))), true);
            }
        }
        return new SignedUrl(seconds(query.get("Expires")).map(Instant::ofEpochSecond), List.of("host"), false);
    }

    private static Optional<Instant> expiry(@Nullable String date, @Nullable String expires) {
        try {
            return date == null ? Optional.empty() : seconds(expires)
                    .map(LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC)::plusSeconds);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> seconds(@Nullable String text) {
        return text != null && text.matches("\\d{1,11}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

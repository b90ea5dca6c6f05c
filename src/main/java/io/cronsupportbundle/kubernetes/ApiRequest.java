package io.cronsupportbundle.kubernetes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One GET, as a plan lists it and a run sends it.
///
/// @param path absolute, segments percent-encoded: `/api/v1/namespaces/fxa/pods`
/// @param query parameters in the order in which they are sent
/// @param accept the media type asked for
/// @param timeout until the answer begins; the body has the collector's deadline
public record ApiRequest(String path, Map<String, String> query, String accept, Duration timeout) {
    public static final String JSON = "application/json";

    /// Objects with their metadata only, which is all that counting needs.
    public static final String METADATA_LIST = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";

    /// A slow API server answers a large page in seconds, a hung one never.
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    public ApiRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    public static ApiRequest of(String path) {
        return new ApiRequest(path, Map.of(), JSON, DEFAULT_TIMEOUT);
    }

    public ApiRequest accepting(String mediaType) {
        return new ApiRequest(path, query, mediaType, timeout);
    }

    /// The same request with one more parameter; an empty value leaves it out.
    public ApiRequest with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new ApiRequest(path, more, accept, timeout);
    }

    /// A segment of a path, percent-encoded, so that no name can change which resource is asked for.
    public static String segment(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a resource");
        }
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Path and query as they go over the wire.
    public String target() {
        if (query.isEmpty()) {
            return path;
        }
        return path + query.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}

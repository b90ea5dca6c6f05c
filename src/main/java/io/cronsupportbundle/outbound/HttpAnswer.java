package io.cronsupportbundle.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a server answered, with the body in memory, which the limit of the call allows.
public final class HttpAnswer {
    private final int status;
    private final Map<String, List<String>> headers;
    private final LimitedBytes body;

    HttpAnswer(int status, Map<String, List<String>> headers, LimitedBytes body) {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        this.status = status;
        this.headers = Collections.unmodifiableMap(sorted);
        this.body = body;
    }

    public int status() {
        return status;
    }

    public boolean success() {
        return status >= 200 && status < 300;
    }

    /// All values by name; names are looked up without regard to case.
    public Map<String, List<String>> headers() {
        return headers;
    }

    /// The first value of a header, or empty.
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    public byte[] body() {
        return body.bytes().clone();
    }

    public String text() {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    /// Whether the body was longer than the call allows.
    public boolean cut() {
        return body.cut();
    }
}

package io.cronsupportbundle.testing.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The head of an HTTP/1.1 request. Read by hand, because the JDK's server sends 100 Continue on its own, and whether it comes is the point
/// here.
///
/// @param headers names in lower case
record RequestHead(String method, String target, Map<String, String> headers) {
    private static final int MAX_LINE = 16 * 1024;

    RequestHead {
        headers = Map.copyOf(headers);
    }

    /// Empty when the client has closed the connection.
    static Optional<RequestHead> read(InputStream in) throws IOException {
        String requestLine = line(in);
        if (requestLine.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = requestLine.split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("not a request line: " + requestLine);
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header: " + line);
            }
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return Optional.of(new RequestHead(parts[0], originForm(parts[1]), headers));
    }

    /// A client that takes this server for a proxy sends the whole address (RFC 9112, section 3.2.2); the host is in its header as well.
    private static String originForm(String target) {
        int path = target.startsWith("http://") ? target.indexOf('/', "http://".length()) : 0;
        return path < 0 ? "/" : target.substring(path);
    }

    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() == MAX_LINE) {
                throw new IOException("line too long");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// Decoded; a `+` stands for itself.
    String path() {
        String raw = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    String query() {
        return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    }

    boolean expectsContinue() {
        return header("expect").equalsIgnoreCase("100-continue");
    }

    /// -1 when absent or unreadable.
    long contentLength() {
        String length = header("content-length");
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    boolean awsChunked() {
        return header("content-encoding").contains("aws-chunked") || header("x-amz-content-sha256").startsWith("STREAMING-");
    }
}

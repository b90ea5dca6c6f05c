package io.cronsupportbundle.kubernetes;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads lists of any length in pages and hands on one item at a time, so that memory does not grow with the cluster.
public final class ListReader {

    /// Items a page; the size that kubectl uses.
    public static final int PAGE = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClusterReader cluster;

    public ListReader(ClusterReader cluster) {
        this.cluster = cluster;
    }

    /// Takes what a list says.
    public interface Handler {

        /// The list begins. Comes again when the list had to be begun again because its snapshot expired; everything taken before is void.
        void begin() throws IOException;

        /// Said once, before the first item where the server says it first, as it does for built-in kinds.
        default void envelope(Envelope envelope) throws IOException {}

        void item(ObjectNode item) throws IOException, InterruptedException;
    }

    /// What a list says about itself; empty where it does not.
    public record Envelope(String kind, String apiVersion, String resourceVersion) {}

    /// Reads a list to its end.
    public void read(ApiRequest request, Handler handler) throws IOException, InterruptedException {
        boolean again = true;
        while (true) {
            handler.begin();
            try {
                readPages(request, handler);
                return;
            } catch (ApiException e) {
                if (!e.expired() || !again) {
                    throw e;
                }
                again = false;
            }
        }
    }

    private void readPages(ApiRequest request, Handler handler) throws IOException, InterruptedException {
        ApiRequest first = request.with("limit", Integer.toString(PAGE));
        ApiRequest page = first;
        boolean beginning = true;
        while (true) {
            String next;
            try (ApiStream body = cluster.get(page)) {
                next = readPage(body, handler, beginning);
            } catch (JacksonException e) {
                throw new IOException("the API server's answer to " + request.path() + " is no JSON or ends too early", e);
            }
            if (next.isEmpty()) {
                return;
            }
            beginning = false;
            page = first.with("continue", next);
        }
    }

    /// Reads one page and tells where the next begins.
    private static String readPage(ApiStream body, Handler handler, boolean first) throws IOException, InterruptedException {
        String kind = "";
        String apiVersion = "";
        String version = "";
        String next = "";
        boolean told = !first;
        try (JsonParser parser = JSON.getFactory().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the API server's answer is no list");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "kind" -> kind = parser.getText();
                    case "apiVersion" -> apiVersion = parser.getText();
                    case "metadata" -> {
                        ObjectNode metadata = object(parser);
                        if (metadata != null) {
                            version = metadata.path("resourceVersion").asText();
                            next = metadata.path("continue").asText();
                        }
                    }
                    case "items" -> {
                        if (!told) {
                            handler.envelope(new Envelope(kind, apiVersion, version));
                            told = true;
                        }
                        items(parser, handler);
                    }
                    default -> parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("the API server's answer ends too early");
            }
        }
        if (!told) {
            if (kind.isEmpty()) {
                throw new IOException("the API server's answer is no list");
            }
            handler.envelope(new Envelope(kind, apiVersion, version));
        }
        return next;
    }

    private static void items(JsonParser parser, Handler handler) throws IOException, InterruptedException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            ObjectNode item = object(parser);
            if (item != null) {
                handler.item(item);
            }
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("the API server's answer ends too early");
        }
    }

    private static @Nullable ObjectNode object(JsonParser parser) throws IOException {
        return JSON.readTree(parser) instanceof ObjectNode object ? object : null;
    }
}

package io.cronsupportbundle.kubernetes;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/// Takes the one object out of a successful answer, so that what is no object is never taken for data: an empty body, the page of a proxy,
/// a document that ends too early. All of these come with status 200.
public final class ApiObject {
    private static final ObjectReader JSON = new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ApiObject() {}

    /// Reads the answer to the end.
    ///
    /// @param path what was asked for, to name it in the error; the answer itself is not quoted
    /// @throws ApiException with status 502, which HTTP has for a server that got an invalid answer, when it is no JSON object
    public static ObjectNode read(String path, InputStream body) throws IOException {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException _) {
            throw invalid(path);
        }
        throw invalid(path);
    }

    private static ApiException invalid(String path) {
        return new ApiException(502, "InvalidAnswer", "the API server's answer to " + path + " is empty or no JSON object");
    }
}

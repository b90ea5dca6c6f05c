package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where a list goes on. Clients must not look inside; it is made as the real one is, so that nobody comes to depend on less.
///
/// @param after key of the last object that was delivered
record ContinueToken(String resourceVersion, String after) {

    static ContinueToken parse(String token) {
        try {
            ObjectNode node = Json.parse(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            String start = node.path("start").asText();
            if (start.endsWith("\0")) {
                return new ContinueToken(node.path("rv").asText(), start.substring(start.startsWith("/") ? 1 : 0, start.length() - 1));
            }
            throw invalid(null);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw invalid(e);
        }
    }

    String encode() {
        return encode(Long.parseLong(resourceVersion), "/" + after + "\0");
    }

    /// A token that goes on from here with whatever is there now; the real server marks it so.
    String encodeInconsistent() {
        return encode(-1, after + "\0");
    }

    private static String encode(long version, String start) {
        ObjectNode node = Json.object().put("v", "meta.k8s.io/v1").put("rv", version).put("start", start);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ApiFailure invalid(@Nullable Exception cause) {
        ApiFailure failure = ApiFailure.badRequest("invalid continue token: continue key is not valid: illegal base64 data");
        if (cause != null) {
            failure.addSuppressed(cause);
        }
        return failure;
    }
}

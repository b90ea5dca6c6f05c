package io.cronsupportbundle.testing.cluster;

/// A request that the server saw, so that a test can count and look at what the product asked for.
///
/// @param query as sent, still encoded; empty when there was none
/// @param user who the token belongs to; empty when nobody was recognised
/// @param status what was answered; 0 when the server kept silent
public record RecordedRequest(String method, String path, String query, String userAgent, String accept, String user, int status) {

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query) + " -> " + status;
    }
}

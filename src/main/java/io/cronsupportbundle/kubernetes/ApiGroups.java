package io.cronsupportbundle.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/// Asks the API server which version of a group it prefers.
public final class ApiGroups {
    private final ClusterReader cluster;

    public ApiGroups(ClusterReader cluster) {
        this.cluster = cluster;
    }

    /// Group and preferred version as `apps/v1`; `v1` for the core group, which has no other.
    ///
    /// @throws ApiException with status 404 when the cluster does not serve the group
    public String preferred(String group) throws IOException, InterruptedException {
        if (group.isEmpty()) {
            return "v1";
        }
        JsonNode answer = cluster.object(ApiRequest.of("/apis/" + ApiRequest.segment(group)));
        return answer.path("preferredVersion").path("groupVersion").asText(group + "/v1");
    }
}

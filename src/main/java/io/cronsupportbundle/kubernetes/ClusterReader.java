package io.cronsupportbundle.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;

/// The narrow port to the API server: raw JSON and raw logs as streams, with the server's politeness rules kept in one place. Collectors
/// see nothing else of the cluster.
///
/// Every method throws [ApiException] for an answer that is no success and [ClusterUnreachableException] when there is no answer, and may
/// be interrupted.
public interface ClusterReader extends Closeable {

    /// Requests at a time. Lists are read one after the other; what is asked for together are logs, which wait for kubelets and not for the
    /// API server.
    int AT_ONCE = 16;

    /// Asks for one resource. The stream must be closed; while it is open it takes one of the few permits for requests.
    ApiStream get(ApiRequest request) throws IOException, InterruptedException;

    /// Asks for one object, to have it whole. An answer that is none counts as no success.
    default ObjectNode object(ApiRequest request) throws IOException, InterruptedException {
        try (ApiStream body = get(request)) {
            return ApiObject.read(request.path(), body);
        }
    }

    /// Creates a review (`SelfSubjectRulesReview` and its kin), which changes nothing in the cluster.
    ApiStream review(String path, String json) throws IOException, InterruptedException;

    /// Runs a command in a container, which needs the rights to get and to create `pods/exec`. The stream must be closed.
    ExecStream exec(ExecRequest request) throws IOException, InterruptedException;

    /// Where the cluster is, for people: the server's URL without user info.
    String server();

    /// The namespace that this process runs in or that the settings name: the one to fall back to when the cluster as a whole is out of
    /// reach.
    String ownNamespace();

    /// What the run has asked of the API server so far.
    Usage usage();
}

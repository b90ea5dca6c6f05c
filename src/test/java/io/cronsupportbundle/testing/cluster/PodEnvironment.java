package io.cronsupportbundle.testing.cluster;

import java.nio.file.Path;
import java.util.Map;

/// What a container finds when it runs in a cluster, so that a test can give the product the same.
///
/// @param variables `KUBERNETES_SERVICE_HOST` and `KUBERNETES_SERVICE_PORT`
/// @param directory stands for `/var/run/secrets/kubernetes.io/serviceaccount`
/// @param token file with the bearer token
/// @param authority file `ca.crt`
/// @param namespace file with the pod's namespace
public record PodEnvironment(Map<String, String> variables, Path directory, Path token, Path authority, Path namespace) {
    public PodEnvironment {
        variables = Map.copyOf(variables);
    }
}

package io.cronsupportbundle.kubernetes;

import io.cronsupportbundle.bundle.Problem;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the cluster as every Kubernetes tool does: a kubeconfig that is named, else the service account of the pod, else the kubeconfig
/// in the home directory. It reads the environment that it is given, not that of the process.
///
/// @param kubeconfig the file that the settings name, or null
/// @param context the context that the settings name, or null
/// @param namespace the namespace that the settings name, or null
/// @param environment environment variables
public record ClusterConnection(@Nullable Path kubeconfig, @Nullable String context, @Nullable String namespace,
        Map<String, String> environment) {

    /// Where Kubernetes mounts a pod's service account. Tests name another place.
    private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// The API server has ten seconds to take a connection; a firewall that drops packets would otherwise cost minutes.
    private static final int CONNECT_MILLIS = 10_000;

    public ClusterConnection {
        environment = Map.copyOf(environment);
    }

    /// Whether this process runs in a pod of a cluster.
    public boolean inCluster() {
        return kubeconfig == null && environment.containsKey("KUBERNETES_SERVICE_HOST") && Files.isReadable(account("token"));
    }

    /// The namespace of the settings, else the pod's own.
    public String podNamespace() {
        if (namespace != null) {
            return namespace;
        }
        try {
            return Files.readString(account("namespace")).strip();
        } catch (IOException e) {
            return "default";
        }
    }

    Config config(String userAgent) throws ClusterUnreachableException {
        ConfigBuilder builder = new ConfigBuilder(inCluster() ? podConfig() : kubeconfigConfig())
                .withUserAgent(userAgent)
                .withConnectionTimeout(CONNECT_MILLIS)
                .withRequestTimeout(0)
                // Repeating a request is decided in one place, ours.
                .withRequestRetryBackoffLimit(0);
        if (!inCluster()) {
            builder.withHttpProxy(environment("HTTP_PROXY")).withHttpsProxy(environment("HTTPS_PROXY"));
            String direct = environment("NO_PROXY");
            builder.withNoProxy(direct == null ? new String[0] : direct.split("\\s*,\\s*", -1));
        }
        return builder.build();
    }

    private Config podConfig() {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        Config config = Config.empty();
        config.setMasterUrl("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        config.setCaCertFile(account("ca.crt").toString());
        // The kubelet renews the file, so it is read for every request.
        config.setOauthTokenProvider(() -> {
            try {
                return Files.readString(account("token")).strip();
            } catch (IOException e) {
                return "";
            }
        });
        config.setNamespace(podNamespace());
        return config;
    }

    private Config kubeconfigConfig() throws ClusterUnreachableException {
        Path file = kubeconfigFile();
        if (!Files.isReadable(file)) {
            throw new ClusterUnreachableException(new Problem("cluster.no-kubeconfig", file.toString(), "no kubeconfig can be read here",
                    "Run in a pod with a service account, or name a kubeconfig with --kubeconfig or KUBECONFIG"), null);
        }
        try {
            Config config = Config.fromKubeconfig(context, file.toFile());
            if (config.getCurrentContext() == null || (context != null && !config.getCurrentContext().getName().equals(context))) {
                // The client would go on with another context, or with an address of its own.
                throw new ClusterUnreachableException(new Problem("cluster.no-context", file.toString(),
                        context == null ? "the kubeconfig has no current context" : "the kubeconfig has no context \"" + context + "\"",
                        "Name one that kubectl config get-contexts shows, with --context"), null);
            }
            if (namespace != null) {
                config.setNamespace(namespace);
            }
            return config;
        } catch (RuntimeException e) {
            throw new ClusterUnreachableException(new Problem("cluster.bad-kubeconfig", file.toString(),
                    "the kubeconfig cannot be understood", "Check it with: kubectl --kubeconfig " + file + " config view"), e);
        }
    }

    private Path kubeconfigFile() {
        if (kubeconfig != null) {
            return kubeconfig;
        }
        return Path.of(environment.getOrDefault("HOME", "/"), ".kube", "config");
    }

    private @Nullable String environment(String name) {
        String value = environment.getOrDefault(name, environment.get(name.toLowerCase(Locale.ROOT)));
        return value == null || value.isEmpty() ? null : value;
    }

    private Path account(String file) {
        return Path.of(environment.getOrDefault("SUPPORT_BUNDLE_SERVICE_ACCOUNT_DIRECTORY", SERVICE_ACCOUNT), file);
    }
}

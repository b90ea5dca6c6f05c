package io.cronsupportbundle.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.config.Setting;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ClusterReader;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.redact.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds what the key of tokens is derived from: the UIDs of the run's own Namespace and of its ServiceAccount `default`, 122 random bits
/// each, which every namespace has, which stay the same, and which nobody else sends. That of `kube-system`, which other tools send, would
/// be known; a file of the customer's takes their place.
final class TokenKey {

    /// Every namespace has it; the control plane makes it anew when it is deleted.
    private static final String ACCOUNT = "default";

    /// Bytes of a key file. Fewer can be guessed.
    private static final int LEAST = 16;

    /// And more are no key.
    private static final int MOST = 4096;

    private TokenKey() {}

    /// The tokens that the settings ask for; without a key, and with a problem, when it cannot be had.
    static Tokens tokens(JobConfig config, ClusterReader cluster, List<Problem> problems) throws IOException, InterruptedException {
        if (config.tokens().isEmpty()) {
            return Tokens.NONE;
        }
        List<String> material = config.tokenKey().isPresent() ? file(config.tokenKey().get()) : uids(cluster);
        if (material.isEmpty()) {
            problems.add(new Problem("tokens.no-key", Setting.TOKENS.environmentVariable(),
                    "there is no key for tokens, so that everything is masked instead", config.tokenKey().isPresent()
                            ? "Let the file of " + Setting.TOKEN_KEY.environmentVariable() + " hold a line of 16 characters or more"
                            : "Grant get on the Namespace and the ServiceAccount " + ACCOUNT + " of the run; rbac prints a Role"));
            return Tokens.withoutKey(config.tokens());
        }
        return Tokens.keyed(config.tokens(), material);
    }

    /// What has to be allowed, for the own namespace.
    static List<Permission> permissions(JobConfig config, String ownNamespace) {
        return config.tokens().isEmpty() || config.tokenKey().isPresent() ? List.of()
                : List.of(Permission.get("", "namespaces", ownNamespace, ownNamespace), Permission.get("", "serviceaccounts", ownNamespace, ACCOUNT));
    }

    private static List<String> uids(ClusterReader cluster) throws IOException, InterruptedException {
        String namespace = cluster.ownNamespace();
        List<String> uids = new ArrayList<>();
        try {
            for (String path : List.of(ApiPaths.object("v1", "", "namespaces", namespace), ApiPaths.object("v1", namespace, "serviceaccounts", ACCOUNT))) {
                JsonNode uid = cluster.object(ApiRequest.of(path)).path("metadata").path("uid");
                if (!uid.isTextual() || uid.asText().length() < LEAST) {
                    return List.of();
                }
                uids.add(uid.asText());
            }
        } catch (ApiException _) {
            return List.of();
        }
        return uids;
    }

    /// The one line of a key file.
    private static List<String> file(Path file) {
        try {
            if (Files.size(file) > MOST) {
                return List.of();
            }
            String line = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            boolean usable = line.length() >= LEAST && line.chars().allMatch(c -> c > ' ' && c < 0x7F);
            return usable ? List.of(line) : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }
}

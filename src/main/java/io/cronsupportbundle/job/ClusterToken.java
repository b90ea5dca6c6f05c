package io.cronsupportbundle.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ClusterReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// A name for a cluster that is the same in every run and leads to nobody: derived from the UID of its `kube-system` namespace, which has
/// 122 random bits, and never that UID itself, which other tools send elsewhere.
final class ClusterToken {
    /// Sixty-four bits, enough to tell a million clusters apart.
    private static final int BYTES = 8;

    private ClusterToken() {}

    /// The token; the run's own namespace stands in where `kube-system` cannot be read. Empty when neither can.
    static Optional<String> of(ClusterReader cluster) throws IOException, InterruptedException {
        for (String namespace : new String[] {"kube-system", cluster.ownNamespace()}) {
            try {
                JsonNode uid = cluster.object(ApiRequest.of(ApiPaths.object("v1", "", "namespaces", namespace)))
                        .path("metadata").path("uid");
                if (uid.isTextual()) {
                    return Optional.of("c-" + derive(uid.asText()));
                }
            } catch (ApiException _) {
                // The name is a convenience: without it the run goes on, and what is wrong with the server shows in the entries.
            }
        }
        return Optional.empty();
    }

    private static String derive(String uid) {
        try {
            byte[] key = KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract().addIKM(uid.getBytes(StandardCharsets.UTF_8))
                    .thenExpand("cron-support-bundle cluster token".getBytes(StandardCharsets.UTF_8), BYTES));
            return HexFormat.of().formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 25 on has HKDF-SHA256", e);
        }
    }
}

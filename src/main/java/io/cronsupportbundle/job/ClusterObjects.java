package io.cronsupportbundle.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ClusterReader;
import io.cronsupportbundle.kubernetes.ClusterUnreachableException;
import io.cronsupportbundle.spec.ObjectKind;
import io.cronsupportbundle.spec.ObjectReader;
import io.cronsupportbundle.spec.SpecException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// Reads the Secrets and ConfigMaps that specifications are kept in, one GET for each.
final class ClusterObjects implements ObjectReader {
    private final ClusterReader cluster;

    ClusterObjects(ClusterReader cluster) {
        this.cluster = cluster;
    }

    @Override
    public Map<String, String> read(ObjectKind kind, String namespace, String name) throws SpecException {
        String where = kind.prefix() + "/" + namespace + "/" + name;
        try {
            JsonNode object = cluster.object(ApiRequest.of(ApiPaths.object("v1", namespace, kind.prefix() + "s", name)));
            Map<String, String> values = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : object.path("data").properties()) {
                String value = entry.getValue().asText();
                values.put(entry.getKey(), kind == ObjectKind.SECRET ? decode(value) : value);
            }
            return values;
        } catch (ApiException e) {
            throw new SpecException(refused(kind, where, e), e);
        } catch (ClusterUnreachableException e) {
            throw new SpecException(e.whileReading(where), e);
        } catch (IOException e) {
            throw new SpecException(new Problem("spec.unreadable", where, "the " + kind.display() + " could not be read: " + e.getMessage(),
                    "Run again; if it stays, look at the object with kubectl"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpecException(new Problem("spec.unreadable", where, "the run was told to stop", "Run again"), e);
        }
    }

    private static Problem refused(ObjectKind kind, String where, ApiException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.status()) {
            case 404 -> new Problem("spec.no-such-object", where, "there is no such " + kind.display(),
                    "Create it, or name another source with --spec or SUPPORT_BUNDLE_SPEC");
            case 401 -> new Problem("cluster.unauthorized", where, message, "Renew the credentials of the kubeconfig or service account");
            case 403 -> new Problem("spec.denied", where, message, "Grant get on this " + kind.display() + " to the account, or name another source");
            default -> new Problem("spec.unreadable", where, message, "Run again; if it stays, look at the object with kubectl");
        };
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

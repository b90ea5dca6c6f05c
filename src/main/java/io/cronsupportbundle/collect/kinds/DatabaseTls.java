package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.databases.DatabaseException;
import io.cronsupportbundle.collect.databases.TlsMaterial;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// The `tls` of a database: texts in PEM, or a Secret that holds them, which then counts alone.
///
/// @param secret name of the Secret, or empty
/// @param namespace of the Secret; empty for the run's own
record DatabaseTls(boolean skipVerify, TextSource cacert, TextSource clientCert, TextSource clientKey, String secret, String namespace) {

    static DatabaseTls read(Fields fields) {
        List<String> secret = fields.object("secret").map(inner -> {
            List<String> place = List.of(inner.text("name", ""), inner.text("namespace", ""));
            inner.finish();
            return place;
        }).orElse(List.of("", ""));
        DatabaseTls read = new DatabaseTls(fields.bool("skipVerify", false), TextSource.read(fields, "cacert"), TextSource.read(fields, "clientCert"),
                TextSource.read(fields, "clientKey"), secret.getFirst(), secret.getLast());
        fields.finish();
        return read;
    }

    List<Permission> permissions() {
        return secret.isEmpty() ? Stream.of(cacert, clientCert, clientKey).flatMap(text -> text.permissions().stream()).toList()
                : List.of(Permission.get("", "secrets", namespace, secret));
    }

    /// What counts in the end.
    ///
    /// @param authority whether an authority has to be given, as other tools want it of all databases but PostgreSQL
    TlsMaterial material(Collection run, boolean authority) throws IOException, InterruptedException {
        TlsMaterial material = secret.isEmpty() || skipVerify
                ? new TlsMaterial(skipVerify, cacert.resolve(run), clientCert.resolve(run), clientKey.resolve(run)) : ofSecret(run);
        if (authority && !material.skipVerify() && material.cacert().isBlank()) {
            throw new DatabaseException("the tls has no cacert");
        }
        if (material.clientCert().isBlank() != material.clientKey().isBlank()) {
            throw new DatabaseException("of clientCert and clientKey the tls has one only");
        }
        return material;
    }

    private TlsMaterial ofSecret(Collection run) throws IOException, InterruptedException {
        String within = namespace.isEmpty() ? run.cluster().ownNamespace() : namespace;
        JsonNode data = run.cluster().object(ApiRequest.of(ApiPaths.object("v1", within, "secrets", secret))).path("data");
        return new TlsMaterial(false, SecretText.decode(data.path("cacert").asText()), SecretText.decode(data.path("clientCert").asText()),
                SecretText.decode(data.path("clientKey").asText()));
    }
}

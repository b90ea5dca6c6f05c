package io.cronsupportbundle.testing.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The kube-apiserver of the testbed, to hold the double against.
///
/// @param admin with the rights of the kubeconfig
record RealServer(Probe admin, SSLContext trust) {

    /// Reads where the server is and how to be let in.
    ///
    /// @param kubeconfig with one cluster and a token
    static RealServer of(Path kubeconfig) throws IOException, GeneralSecurityException {
        ObjectNode config = Json.parse(Files.readString(kubeconfig));
        JsonNode cluster = config.at("/clusters/0/cluster");
        String inline = cluster.path("certificate-authority-data").asText();
        byte[] authority = inline.isEmpty() ? Files.readAllBytes(kubeconfig.resolveSibling(cluster.path("certificate-authority").asText()))
                : Base64.getDecoder().decode(inline);
        SSLContext trust = trusting(authority);
        return new RealServer(Probe.of(URI.create(cluster.path("server").asText()), trust, config.at("/users/0/user/token").asText()),
                trust);
    }

    /// Makes a service account and gives a client that has its rights.
    Probe serviceAccount(String namespace, String name) throws IOException, InterruptedException {
        create("/api/v1/namespaces/" + namespace + "/serviceaccounts", "{\"metadata\":{\"name\":\"" + name + "\"}}");
        ObjectNode answer = create("/api/v1/namespaces/" + namespace + "/serviceaccounts/" + name + "/token",
                "{\"spec\":{\"expirationSeconds\":3600}}");
        return new Probe(admin.client(), admin.endpoint(), answer.at("/status/token").asText());
    }

    ObjectNode create(String path, String object) throws IOException, InterruptedException {
        return Json.parse(admin.post(path, object).body());
    }

    private static SSLContext trusting(byte[] certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate)));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}

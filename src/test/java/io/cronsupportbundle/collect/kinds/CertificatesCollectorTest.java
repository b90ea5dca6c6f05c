package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.tls.ThrowAwayAuthority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    CertificatesCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void writesDownWhatCertificatesSay() {
        String pem = ThrowAwayAuthority.create().pem();
        String packed = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
        cluster.add("{apiVersion: v1, kind: Secret, metadata: {name: tls, namespace: app}, data: {tls.crt: " + packed + ", tls.key: eHh4}}");
        bench.collect("[certificates: {secrets: [{name: tls, namespaces: [app]}, {name: none}], configMaps: [{name: gone, namespaces: [app]}]}]");

        assertThat(bench.text("certificates/certificates.json")).startsWith("""
                [
                \t{
                \t\t"source": {
                \t\t\t"secret": "tls",
                \t\t\t"namespace": "app"
                \t\t},
                \t\t"errors": [
                \t\t\t"No certificates found in tls.key"
                \t\t],
                \t\t"certificateChain": [
                \t\t\t{
                \t\t\t\t"certificate": "tls.crt",
                \t\t\t\t"subject": "CN=authority",
                \t\t\t\t"subjectAlternativeNames": null,
                \t\t\t\t"issuer": "CN=authority",
                \t\t\t\t"notAfter": \"""").contains("\"isCA\": true").doesNotContain("BEGIN");
        assertThat(bench.json("certificates/certificates.json").at("/1/errors/0").asText()).isEqualTo("configmaps \"gone\" not found");
        assertThat(bench.json("certificates/certificates.json")).hasSize(2);
    }

    @Test
    void printsNamesAsGoDoes() {
        assertThat(GoDistinguishedName.of(new X500Principal("C=DE, O=a\\, b, OU=x, OU=y, CN=n, DC=z")))
                .isEqualTo("CN=n,OU=y+OU=x,O=a\\, b,C=DE,DC=z");
    }
}

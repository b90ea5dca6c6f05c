package io.cronsupportbundle.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.outbound.TrustedRoots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressTest {
    private final TestEgress test = new TestEgress();
    private final Path directory;

    EgressTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void goesByTheNameOfTheProgramAndNothingElse() {
        assertThat(test.egress().userAgent()).isEqualTo("cron-support-bundle/1.2.3");
    }

    @Test
    void trustsThePrivateAuthorityBesideThoseOfThePlatform() throws Exception {
        X509Certificate[] platform = platform();
        Path pem = write("private.pem", pem(platform[0]) + "\n" + pem(platform[1]));
        TrustedRoots trust = test.egress(Map.of(), Optional.of(pem)).trust().orElseThrow();

        X509TrustManager manager = (X509TrustManager) trust.managers()[0];
        assertThat(manager.getAcceptedIssuers()).contains(platform);
        assertThat(trust.context().getProtocol()).isEqualTo("TLS");
    }

    @Test
    void reportsAFileWithoutCertificates() throws Exception {
        assertThat(problem(directory.resolve("absent.pem"))).contains("cannot be read");
        assertThat(problem(write("empty.pem", ""))).contains("certificate");
        assertThat(problem(write("text.pem", "not a certificate"))).contains("certificate");
        assertThat(problem(write("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))).contains("certificate");
    }

    private String problem(Path file) {
        List<Problem> problems = new ArrayList<>();
        assertThat(Egress.of(Map.of(), Optional.of(file), "1", test.policy(1), problems)).isEmpty();
        assertThat(problems).hasSize(1);
        return problems.getFirst().what();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static X509Certificate[] platform() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        TrustManager manager = Arrays.stream(factory.getTrustManagers()).findFirst().orElseThrow();
        return ((X509TrustManager) manager).getAcceptedIssuers();
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
    }
}

package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A versitygw of its own behind TLS, because policies that demand TLS mean nothing at the one of the bed.
///
/// @param roots the certificate to trust, in PEM
record TlsGateway(Process process, URI url, Path roots) implements AutoCloseable {
    private static final String ACCESS = "root";
    private static final String SECRET = "rootsecret";

    /// Starts one with the certificate of the bed's API server, which is for 127.0.0.1 as well.
    static TlsGateway start(Testbed bed, Path directory) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path certificates = bed.kubeconfig().resolveSibling("certs");
        Path roots = certificates.resolve("apiserver.crt");
        ProcessBuilder builder = new ProcessBuilder(bed.home().resolve("bin").resolve("versitygw").toString(), "--port", "127.0.0.1:" + port,
                "--region", "us-east-1", "--access", ACCESS, "--secret", SECRET, "--cert", roots.toString(),
                "--key", certificates.resolve("apiserver.key").toString(), "posix", Files.createDirectories(directory.resolve("s3")).toString());
        builder.redirectErrorStream(true).redirectOutput(directory.resolve("versitygw.log").toFile());
        Process process = builder.start();
        Eventually.await("versitygw behind TLS", () -> listens(port));
        return new TlsGateway(process, URI.create("https://127.0.0.1:" + port), roots);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// A client with the administrator's credentials.
    S3Client administrator() throws Exception {
        TlsTrustManagersProvider trust = trust();
        return S3Client.builder().endpointOverride(url).region(Region.US_EAST_1).forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS, SECRET)))
                .httpClient(ApacheHttpClient.builder().tlsTrustManagersProvider(trust).build()).build();
    }

    private TlsTrustManagersProvider trust() throws Exception {
        java.security.KeyStore store = java.security.KeyStore.getInstance(java.security.KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        try (var in = Files.newInputStream(roots)) {
            for (var certificate : java.security.cert.CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("root-" + number++, certificate);
            }
        }
        javax.net.ssl.TrustManagerFactory factory = javax.net.ssl.TrustManagerFactory
                .getInstance(javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory::getTrustManagers;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}

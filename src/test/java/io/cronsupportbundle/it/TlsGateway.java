package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.outbound.TrustedRoots;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A versitygw of its own behind TLS, because policies that demand TLS mean nothing at the one of the bed.
///
/// @param roots the certificate to trust, in PEM
record TlsGateway(Process process, URI url, Path roots) {
    private static final String ACCESS = "root";
    private static final String SECRET = "rootsecret";

    /// Starts one with the certificate of the bed's API server, which is for 127.0.0.1 as well.
    static TlsGateway start(Testbed bed, Path directory) throws IOException, InterruptedException {
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
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// A client with the administrator's credentials.
    S3Client administrator() {
        TrustedRoots trust = TrustedRoots.read(roots, new ArrayList<>()).orElseThrow();
        return S3Client.builder().endpointOverride(url).region(Region.US_EAST_1).forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS, SECRET)))
                .httpClient(ApacheHttpClient.builder().tlsTrustManagersProvider(trust::managers).build()).build();
    }

    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}

package io.cronsupportbundle.upload.s3;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Egress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/// The SDK's client, told to send what any store understands: a plain PUT with a length and our own digest.
///
/// Its defaults frame the body in chunks with a trailer, which many stores refuse from anonymous clients (minio #21005, and Ceph, R2, OSS).
/// `Expect: 100-continue` stays on: it is what makes a refusal readable before a large body is sent.
final class AnonymousS3 {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// Silence that is taken for a failure; a store may think for a while at the end of a large body.
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private AnonymousS3() {}

    static S3Client client(Endpoint.S3 endpoint, Egress egress) {
        return S3Client.builder()
                .region(Region.of(endpoint.region()))
                .endpointOverride(endpoint.service())
                .forcePathStyle(endpoint.style() == Endpoint.Style.PATH)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
                // Set, so that variables for other programs (AWS_USE_FIPS_ENDPOINT, AWS_PROFILE) cannot change or break the address.
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .crossRegionAccessEnabled(false)
                .disableS3ExpressSessionAuth(true)
                .overrideConfiguration(options -> options.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .putHeader("User-Agent", egress.userAgent()))
                .httpClient(http(endpoint, egress).build())
                .build();
    }

    private static ApacheHttpClient.Builder http(Endpoint.S3 endpoint, Egress egress) {
        URI service = endpoint.service();
        ApacheHttpClient.Builder http = ApacheHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(SILENCE)
                .maxConnections(2)
                .proxyConfiguration(proxy(egress.proxies().to(service.getScheme(), endpoint.host(), service.getPort())));
        egress.trust().ifPresent(trust -> http.tlsTrustManagersProvider(trust::managers));
        return http;
    }

    private static ProxyConfiguration proxy(Optional<URI> proxy) {
        // Which proxy to take has been decided; the SDK must not look for itself.
        ProxyConfiguration.Builder configuration =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariableValues(false);
        proxy.ifPresent(uri -> {
            int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
            configuration.endpoint(URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port));
            String user = uri.getRawUserInfo();
            if (user != null && user.contains(":")) {
                int colon = user.indexOf(':');
                configuration.username(decoded(user.substring(0, colon))).password(decoded(user.substring(colon + 1)));
            }
        });
        return configuration.build();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

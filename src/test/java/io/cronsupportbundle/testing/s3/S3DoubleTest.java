package io.cronsupportbundle.testing.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.testing.tls.ThrowAwayAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3DoubleTest {
    private static final String KEY = "incoming/a+b.tar.gz";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private S3Double bucket;

    @BeforeEach
    void start() {
        bucket = S3Double.start(BucketPolicy.anonymousPut("bundles", "incoming/"));
    }

    @AfterEach
    void stop() {
        bucket.close();
        client.close();
    }

    @Test
    void storesWhatAnAnonymousCallerPutsUnderThePrefix() throws Exception {
        HttpResponse<String> answer = put(KEY, "content", "x-amz-meta-app", "fxa", "x-amz-checksum-sha256", sha256("content"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"9a0364b9e99bb480dd25e1f0284c8555\"");
        assertThat(bucket.object(KEY)).get().satisfies(object -> {
            assertThat(object.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("content");
            assertThat(object.headers()).containsEntry("x-amz-meta-app", "fxa");
        });
    }

    @Test
    void storesLargeBodiesAndReusesTheConnection() throws Exception {
        byte[] large = new byte[3_000_000];
        assertThat(send(request("PUT", KEY, BodyPublishers.ofByteArray(large))).statusCode()).isEqualTo(200);
        assertThat(send(request("PUT", "incoming/two", BodyPublishers.ofByteArray(large))).statusCode()).isEqualTo(200);
        assertThat(bucket.objects()).extracting(StoredObject::size).containsExactly(3_000_000L, 3_000_000L);
    }

    @Test
    void refusesEverythingElse() throws Exception {
        put(KEY, "content");
        assertThat(put("elsewhere/x", "content").statusCode()).isEqualTo(403);
        assertThat(send(request("GET", KEY, BodyPublishers.noBody())).body()).contains("<Code>AccessDenied</Code>", "<RequestId>");
        assertThat(send(request("DELETE", KEY, BodyPublishers.noBody())).statusCode()).isEqualTo(403);
        assertThat(send(request("GET", "?list-type=2", BodyPublishers.noBody())).statusCode()).isEqualTo(403);
        assertThat(send(request("HEAD", KEY, BodyPublishers.noBody())).statusCode()).isEqualTo(403);
        assertThat(send(request("POST", KEY + "?uploads", BodyPublishers.noBody())).body())
                .contains("Anonymous users cannot initiate multipart uploads");
        assertThat(put(KEY, "content", "x-amz-acl", "bucket-owner-full-control").statusCode()).isEqualTo(403);
        assertThat(put(KEY, "content", "Authorization", "AWS4-HMAC-SHA256 Credential=x").body()).contains("InvalidAccessKeyId");
        assertThat(bucket.objects()).hasSize(1);
    }

    @Test
    void neverOverwritesWhenAskedNotTo() throws Exception {
        assertThat(put(KEY, "first", "If-None-Match", "*").statusCode()).isEqualTo(200);
        HttpResponse<String> second = put(KEY, "second", "If-None-Match", "*");
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).contains("<Code>PreconditionFailed</Code>");
        assertThat(bucket.object(KEY).orElseThrow().bytes()).asString(StandardCharsets.UTF_8).isEqualTo("first");
    }

    @Test
    void storesNothingWhenADigestIsWrong() throws Exception {
        assertThat(put(KEY, "content", "x-amz-checksum-sha256", sha256("other")).body()).contains("<Code>BadDigest</Code>");
        assertThat(put(KEY, "content", "Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==").statusCode()).isEqualTo(400);
        assertThat(put("elsewhere/x", "content", "x-amz-checksum-sha256", sha256("other")).statusCode()).isEqualTo(403);
        assertThat(bucket.objects()).isEmpty();
    }

    @Test
    void pointsToTheRightRegionAndMissesUnknownBuckets() throws Exception {
        bucket.addBucketElsewhere("far", "eu-central-1");
        HttpResponse<String> moved = send(HttpRequest.newBuilder(bucket.endpoint()
                .resolve("/far/incoming/x")).PUT(BodyPublishers.ofString("x")).build());
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("x-amz-bucket-region")).contains("eu-central-1");
        HttpResponse<String> missing = send(HttpRequest.newBuilder(bucket.endpoint()
                .resolve("/none/incoming/x")).PUT(BodyPublishers.ofString("x")).build());
        assertThat(missing.body()).contains("<Code>NoSuchBucket</Code>", "<BucketName>none</BucketName>");
    }

    @Test
    void demandsALengthAndKnowsNoChunkedTransfer() throws Exception {
        assertThat(raw("PUT /bundles/incoming/x HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 411 MissingContentLength");
        assertThat(send(request("PUT", KEY, BodyPublishers.ofInputStream(InputStream::nullInputStream))).statusCode()).isEqualTo(501);
    }

    @Test
    void findsTheBucketInTheHost() throws Exception {
        assertThat(raw("PUT /incoming/x HTTP/1.1\r\nHost: bundles.s3.localhost\r\nContent-Length: 2\r\n\r\nhi"))
                .startsWith("HTTP/1.1 200 OK");
        assertThat(bucket.object("incoming/x")).isPresent();
    }

    @Test
    void refusesInsteadOfContinuingWhenTheClientWaits() throws Exception {
        String head = "PUT /bundles/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
        assertThat(raw(head.formatted("elsewhere/x"))).startsWith("HTTP/1.1 403 AccessDenied")
                .contains("Connection: close", "<Message>Access Denied</Message>");
        HttpRequest waiting = HttpRequest.newBuilder(uri(KEY)).expectContinue(true).PUT(BodyPublishers.ofString("content")).build();
        assertThat(send(waiting).statusCode()).isEqualTo(200);
    }

    @Test
    void readsOrRefusesTheFramingOfTheSdk() throws Exception {
        String framed = "7;chunk-signature=x\r\ncontent\r\n0;chunk-signature=y\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n";
        assertThat(put(KEY, framed, "Content-Encoding", "aws-chunked").statusCode()).isEqualTo(200);
        assertThat(bucket.object(KEY).orElseThrow().bytes()).asString(StandardCharsets.UTF_8).isEqualTo("content");
        try (S3Double strict = S3Double.start(BucketPolicy.anonymousPut("bundles", "").refusingAwsChunked())) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(strict.bucketUrl() + "/x")).header("Content-Encoding", "aws-chunked")
                    .PUT(BodyPublishers.ofString(framed)).build();
            assertThat(send(request).statusCode()).isEqualTo(501);
        }
    }

    @Test
    void demandsCreateOnlyPutsWhenThePolicySaysSo() throws Exception {
        try (S3Double strict = S3Double.start(BucketPolicy.anonymousPut("bundles", "").demandingCreateOnly())) {
            HttpRequest.Builder put = HttpRequest.newBuilder(URI.create(strict.bucketUrl() + "/x")).PUT(BodyPublishers.ofString("x"));
            assertThat(send(put.copy().build()).statusCode()).isEqualTo(403);
            assertThat(send(put.header("If-None-Match", "*").build()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void takesAPresignedUrlOnlyAsItWasSigned() throws Exception {
        URI presigned = bucket.presignedUrl("private/x.tar.gz");
        assertThat(send(HttpRequest.newBuilder(presigned).PUT(BodyPublishers.ofString("x")).build()).statusCode()).isEqualTo(200);
        assertThat(bucket.object("private/x.tar.gz")).isPresent();
        URI changed = URI.create(presigned.toString().replace("Expires=604800", "Expires=604801"));
        assertThat(send(HttpRequest.newBuilder(changed).PUT(BodyPublishers.ofString("x")).build()).body())
                .contains("SignatureDoesNotMatch");
    }

    @Test
    void isOverloadedForAWhile() throws Exception {
        bucket.fail(".*", new S3Fault.SlowDown(), 2);
        assertThat(put(KEY, "content").body()).contains("<Code>SlowDown</Code>");
        assertThat(put(KEY, "content").statusCode()).isEqualTo(503);
        assertThat(put(KEY, "content").statusCode()).isEqualTo(200);
        assertThat(bucket.requests()).extracting(S3Request::status).containsExactly(503, 503, 200);
    }

    @Test
    void breaksConnections() throws Exception {
        bucket.fail(".*", new S3Fault.CutAfter(100), 1);
        assertThatThrownBy(() -> send(request("PUT", KEY, BodyPublishers.ofByteArray(new byte[1_000_000]))))
                .isInstanceOf(IOException.class);
        assertThat(bucket.objects()).isEmpty();
        bucket.fail(".*", new S3Fault.AnswerLost(), 1);
        assertThatThrownBy(() -> put(KEY, "content", "If-None-Match", "*")).isInstanceOf(IOException.class);
        assertThat(put(KEY, "content", "If-None-Match", "*").statusCode()).isEqualTo(412);
        bucket.fail(".*", new S3Fault.Silence(), 1);
        assertThatThrownBy(() -> send(HttpRequest.newBuilder(uri(KEY)).timeout(Duration.ofMillis(300)).PUT(BodyPublishers.ofString("x"))
                .build()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void speaksTlsWithACertificateOfTheGivenAuthority() throws Exception {
        ThrowAwayAuthority authority = ThrowAwayAuthority.create();
        try (S3Double secure = S3Double.start(BucketPolicy.anonymousPut("bundles", ""), authority);
                HttpClient trusting = HttpClient.newBuilder().sslContext(authority.clientContext()).build()) {
            HttpRequest put = HttpRequest.newBuilder(URI.create(secure.bucketUrl() + "/x")).PUT(BodyPublishers.ofString("x")).build();
            assertThat(trusting.send(put, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> put(String key, String content, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(key)).PUT(BodyPublishers.ofString(content));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private HttpRequest request(String method, String key, BodyPublisher body) {
        return HttpRequest.newBuilder(uri(key)).method(method, body).build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private URI uri(String key) {
        return URI.create(bucket.bucketUrl() + "/" + key);
    }

    /// Sends exactly these bytes and gives what comes back until the server closes or has sent a whole answer without a body.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bucket.endpoint().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String sha256(String content) throws Exception {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.cronsupportbundle.upload.presigned;

import static io.cronsupportbundle.upload.TestEgress.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.StoreStub;
import io.cronsupportbundle.upload.TestEgress;
import io.cronsupportbundle.upload.Unreachable;
import io.cronsupportbundle.upload.UploadResult;
import io.cronsupportbundle.upload.Uploader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresignedUploaderTest {
    private static final String V4 = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIASECRET%2F20261121&X-Amz-Date=20261121T100000Z"
            + "&X-Amz-Expires=3600&X-Amz-Signature=SECRET&X-Amz-SignedHeaders=";

    private final StoreStub store = new StoreStub();
    private final TestEgress test = TestEgress.at("2026-11-21T10:30:00Z");
    private final Path directory;
    private final BundleArchive archive;

    PresignedUploaderTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        archive = TestEgress.archive(directory, "archive".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void sendsTheUrlAsItIsWithNoHeaderThatWasNotSigned() {
        assertThat(upload("/b/k%2B%20x~?" + V4 + "host")).asInstanceOf(type(UploadResult.Stored.class)).satisfies(stored -> {
            assertThat(stored.url()).isEqualTo(store.url() + "/b/k%2B%20x~");
            assertThat(stored.etag()).isEqualTo("\"etag-1\"");
        });

        assertThat(store.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("PUT /b/k%2B%20x~?" + V4 + "host HTTP/1.1");
            assertThat(request.body()).isEqualTo("archive");
            assertThat(request.headers()).containsOnlyKeys("host", "content-length", "user-agent")
                    .containsEntry("user-agent", "cron-support-bundle/1.2.3");
        });
    }

    @Test
    void addsTheSignedHeadersItKnows() {
        upload("/b/k?" + V4 + "content-length%3Bcontent-type%3Bhost%3Bif-none-match%3Bx-amz-checksum-sha256");

        assertThat(store.requests().getFirst().headers()).containsEntry("content-type", "application/gzip")
                .containsEntry("if-none-match", "*")
                .containsEntry("x-amz-checksum-sha256", archive.sha256Base64());
    }

    @Test
    void refusesAUrlSignedWithAHeaderItCannotKnow() {
        assertThat(upload("/b/k?" + V4 + "host%3Bx-amz-meta-customer")).asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.message()).contains("x-amz-meta-customer"));
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void doesNotEvenAskWithAnExpiredUrl() {
        String expired = "/b/k?" + V4.replace("3600", "60") + "host";

        assertThat(probe(expired)).asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.message()).contains("2026-11-21T10:01:00Z"));
        assertThat(upload("/b/k?Expires=1&Signature=SECRET")).asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("Expired"));
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void retriesWhenBusyAndNotWhenRefused() {
        store.thenAnswer(503, "SlowDown");
        assertThat(upload("/b/k?" + V4 + "host")).isInstanceOf(UploadResult.Stored.class);
        assertThat(test.slept()).hasSize(1);

        store.thenAnswer(403, "SignatureDoesNotMatch");
        assertThat(upload("/b/k2?" + V4 + "host")).asInstanceOf(type(Refused.class)).satisfies(refused -> {
            assertThat(refused.toString()).contains("403 SignatureDoesNotMatch").contains("ask for a new one").doesNotContain("SECRET");
            assertThat(refused.requestId()).isEqualTo("req-7");
        });
        assertThat(store.requests()).hasSize(3);
    }

    @Test
    void learnsOfARefusalThatWasLostInTheBody() throws IOException {
        BundleArchive large = TestEgress.archive(directory, new byte[8 << 20]);
        store.thenHangUp(100_000).thenAnswer(403, "AccessDenied");

        try (Uploader uploader = uploader("/b/k?" + V4 + "host")) {
            assertThat(uploader.upload(large, "", GRANTED, test.inAMinute())).asInstanceOf(type(Refused.class))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("AccessDenied"));
        }
    }

    @Test
    void probesWithAWrongDigestWhereTheSignatureAllowsIt() {
        assertThat(probe("/b/k?" + V4 + "host")).isEqualTo(new ProbeResult.Permitted());
        assertThat(store.objects()).isEmpty();

        store.thenAnswer(403, "AccessDenied");
        assertThat(probe("/b/k?" + V4 + "host")).isInstanceOf(Refused.class);
    }

    @Test
    void doesNotProbeWhereAnyOtherRequestWouldBeRefused() {
        assertThat(probe("/b/k?" + V4 + "host%3Bcontent-length")).isInstanceOf(ProbeResult.Unproved.class);
        assertThat(probe("/b/k?AWSAccessKeyId=A&Signature=SECRET&Expires=99999999999")).isInstanceOf(ProbeResult.Unproved.class);
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void doesNotFollowARedirectWithTheBundle() {
        store.thenAnswer(307, "TemporaryRedirect", "Location", "http://elsewhere.example/");

        assertThat(upload("/b/k?" + V4 + "host")).asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(307));
    }

    @Test
    void saysThatNobodyListensWithoutTheSignature() throws IOException {
        store.close();

        assertThat(upload("/b/k?" + V4 + "host")).asInstanceOf(type(Unreachable.class))
                .satisfies(unreachable -> assertThat(unreachable.toString()).contains("does not accept connections")
                        .doesNotContain("SECRET"));
    }

    @Test
    void saysThatTheArchiveIsGone() throws IOException {
        Files.delete(archive.file());

        assertThat(upload("/b/k?" + V4 + "host")).asInstanceOf(type(Unreachable.class))
                .satisfies(gone -> assertThat(gone.cause()).contains("cannot be read"));
    }

    private UploadResult upload(String pathAndQuery) {
        try (Uploader uploader = uploader(pathAndQuery)) {
            return uploader.upload(archive, "ignored", GRANTED, test.inAMinute());
        }
    }

    private ProbeResult probe(String pathAndQuery) {
        try (Uploader uploader = uploader(pathAndQuery)) {
            return uploader.probe("ignored", GRANTED, test.inAMinute());
        }
    }

    private Uploader uploader(String pathAndQuery) {
        return new PresignedUploader((Endpoint.Presigned) TestEgress.endpoint(store.url() + pathAndQuery), test.egress());
    }
}

package io.cronsupportbundle.upload.s3;

import static io.cronsupportbundle.upload.TestEgress.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.config.Endpoint;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3UploaderTest {
    private final StoreStub store = new StoreStub();
    private final TestEgress test = new TestEgress();
    private final Path directory;
    private final BundleArchive archive;
    private final String key;

    S3UploaderTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        archive = TestEgress.archive(directory, "not much of an archive".getBytes(StandardCharsets.UTF_8));
        key = "app/" + archive.sha256().substring(0, 12) + ".tar.gz";
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void putsTheArchiveWithNothingButTheHeadersEveryStoreUnderstands() {
        assertThat(upload()).asInstanceOf(type(UploadResult.Stored.class)).satisfies(stored -> {
            assertThat(stored.url()).isEqualTo(store.url() + "/bucket/in/" + key);
            assertThat(stored.etag()).isEqualTo("\"etag-1\"");
            assertThat(stored.requestId()).isEqualTo("req-7");
            assertThat(stored.attempts()).isOne();
        });
        assertThat(store.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("PUT /bucket/in/" + key + " HTTP/1.1");
            assertThat(request.body()).isEqualTo("not much of an archive");
            assertThat(request.headers()).containsEntry("user-agent", "cron-support-bundle/1.2.3")
                    .containsEntry("content-type", "application/gzip").containsEntry("content-length", "22")
                    .containsEntry("if-none-match", "*").containsEntry("x-amz-checksum-sha256", archive.sha256Base64())
                    .containsEntry("expect", "100-continue");
            assertThat(request.headers()).doesNotContainKeys("authorization", "x-amz-date", "content-encoding", "x-amz-trailer",
                    "x-amz-content-sha256", "x-amz-acl", "transfer-encoding", "x-amz-sdk-checksum-algorithm");
        });
    }

    @Test
    void encodesKeysAsTheyAreReadBack() {
        upload("a b+c:d/größe=1&x?y#z%.tar.gz", test.inAMinute());

        assertThat(store.requests().getFirst().line())
                .isEqualTo("PUT /bucket/in/a%20b%2Bc%3Ad/gr%C3%B6%C3%9Fe%3D1%26x%3Fy%23z%25.tar.gz HTTP/1.1");
    }

    @Test
    void triesAgainFromTheFileWhileTheStoreIsBusy() {
        store.thenAnswer(503, "SlowDown").thenAnswer(500, "InternalError");

        assertThat(upload()).asInstanceOf(type(UploadResult.Stored.class)).satisfies(stored -> assertThat(stored.attempts()).isEqualTo(3));
        assertThat(store.objects()).hasSize(1);
        assertThat(test.slept()).hasSize(2).allSatisfy(delay -> assertThat(delay).isLessThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void leavesTheStoreAloneForAsLongAsItAsks() {
        store.thenAnswer(503, "SlowDown", "Retry-After", "7");

        assertThat(upload()).isInstanceOf(UploadResult.Stored.class);
        assertThat(test.slept()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void givesUpWhenTheStoreAsksForMoreTimeThanThereIs() {
        store.thenAnswer(503, "SlowDown", "Retry-After", "3600");

        assertThat(upload()).asInstanceOf(type(Refused.class)).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.remedy()).contains("send it later");
        });
        assertThat(test.slept()).isEmpty();
    }

    @Test
    void givesUpAfterFourFailures() {
        store.thenAnswer(503, "A").thenAnswer(503, "B").thenAnswer(503, "C").thenAnswer(503, "D");

        assertThat(upload()).asInstanceOf(type(Refused.class)).satisfies(refused -> assertThat(refused.code()).isEqualTo("D"));
        assertThat(store.requests()).hasSize(4);
    }

    @Test
    void takesAnObjectOfTheSameNameForAnEarlierAttempt() {
        store.thenStoreAndHangUp();

        assertThat(upload()).asInstanceOf(type(UploadResult.AlreadyThere.class))
                .satisfies(there -> assertThat(there.sameContent()).isTrue());
    }

    @Test
    void doesNotClaimTheContentOfAnObjectNotNamedByItsDigest() {
        store.objects().put("/bucket/in/cluster/v1", new byte[1]);

        assertThat(upload("cluster/v1", test.inAMinute())).asInstanceOf(type(UploadResult.AlreadyThere.class))
                .satisfies(there -> assertThat(there.sameContent()).isFalse());
        assertThat(store.objects().get("/bucket/in/cluster/v1")).hasSize(1);
    }

    @Test
    void saysWhatTheStoreSaidWhenItRefusesBeforeTheBody() throws IOException {
        store.thenRefuseEarly(403, "AccessDenied");
        BundleArchive large = TestEgress.archive(directory, new byte[3 << 20]);

        assertThat(upload(large, key)).asInstanceOf(type(Refused.class)).satisfies(refused -> {
            assertThat(refused).hasToString("403 AccessDenied: The store says AccessDenied"
                    + " (request req-in-body). The bucket's policy must allow"
                    + " s3:PutObject to everybody for this prefix, and Block Public Access must not be on;"
                    + " ask the vendor who owns the bucket.");
        });
        assertThat(store.requests()).hasSize(1);
    }

    @Test
    void namesTheRegionTheBucketIsIn() {
        store.thenAnswer(301, "PermanentRedirect", "x-amz-bucket-region", "eu-north-1");

        assertThat(upload()).asInstanceOf(type(Refused.class)).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(301);
            assertThat(refused.remedy()).contains("region eu-north-1");
        });
    }

    @Test
    void triesNoMoreWhenTheAnswerIsFinal() {
        for (int status : new int[] {400, 403, 404, 405}) {
            store.thenAnswer(status, "Final" + status);

            assertThat(upload()).asInstanceOf(type(Refused.class)).satisfies(refused -> assertThat(refused.status()).isEqualTo(status));
        }
        assertThat(store.requests()).hasSize(4);
    }

    @Test
    void learnsOfARefusalThatWasLostInTheBodyFromASmallRequest() throws IOException {
        byte[] noise = new byte[4 << 20];
        new Random(1).nextBytes(noise);
        BundleArchive large = TestEgress.archive(directory, noise);
        store.thenHangUp(100_000).thenAnswer(403, "AccessDenied");

        assertThat(upload(large, key)).asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("AccessDenied"));
        assertThat(store.requests()).hasSize(2);
        assertThat(store.requests().getLast().line()).isEqualTo("PUT /bucket/in/app/.probe.tar.gz HTTP/1.1");
    }

    @Test
    void learnsThatTheNameIsTakenWhenThatAnswerWasLostInTheBody() throws IOException {
        BundleArchive large = TestEgress.archive(directory, new byte[4 << 20]);
        String name = "app/" + large.sha256() + ".tar.gz";
        store.objects().put("/bucket/in/" + name, new byte[1]);
        store.thenHangUp(100_000);

        assertThat(upload(large, name)).asInstanceOf(type(UploadResult.AlreadyThere.class))
                .satisfies(there -> assertThat(there.sameContent()).isTrue());
        assertThat(store.requests()).hasSize(3);
    }

    @Test
    void doesNotAskAStoreThatKeepsProbesAboutTheArchivesOwnName() throws IOException {
        BundleArchive large = TestEgress.archive(directory, new byte[4 << 20]);
        store.thenHangUp(100_000).thenStoreBlindly();

        assertThat(upload(large, key)).isInstanceOf(UploadResult.Stored.class);
        assertThat(store.objects().get("/bucket/in/" + key)).hasSize(4 << 20);
    }

    @Test
    void sendsAgainWhenTheConnectionBrokeForNoReason() throws IOException {
        BundleArchive large = TestEgress.archive(directory, new byte[4 << 20]);
        store.thenHangUp(100_000);

        assertThat(upload(large, key)).isInstanceOf(UploadResult.Stored.class);
        assertThat(store.requests()).hasSize(4);
        assertThat(store.objects()).containsOnlyKeys("/bucket/in/" + key);
    }

    @Test
    void doesWithoutWhatTheStoreDoesNotImplement() {
        store.thenAnswer(501, "NotImplemented");
        assertThat(upload()).isInstanceOf(UploadResult.Stored.class);
        assertThat(store.requests().getLast().headers()).doesNotContainKey("if-none-match").containsKey("x-amz-checksum-sha256");

        store.thenAnswer(400, "NotImplemented").thenAnswer(501, "NotImplemented");
        assertThat(upload()).isInstanceOf(UploadResult.Stored.class);
        assertThat(store.requests().getLast().headers()).doesNotContainKeys("if-none-match", "x-amz-checksum-sha256");
        assertThat(test.slept()).isEmpty();
    }

    @Test
    void doesNotWaitLongerThanTheDeadline() {
        store.thenStaySilent();

        assertThat(upload(key, Instant.now().plusMillis(400))).isInstanceOf(Unreachable.class);
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        store.close();

        assertThat(upload()).asInstanceOf(type(Unreachable.class)).satisfies(unreachable -> assertThat(unreachable)
                .hasToString("127.0.0.1 does not accept connections. Check the endpoint's host and port, and the proxy if there is one."));
        assertThat(test.slept()).hasSize(3);
    }

    @Test
    void saysThatANameIsUnknown() {
        Endpoint endpoint = TestEgress.endpoint("https://store.invalid/bucket");
        try (Uploader uploader = new S3Uploader((Endpoint.S3) endpoint, test.egress())) {
            assertThat(uploader.probe(key, GRANTED, test.inAMinute())).asInstanceOf(type(Unreachable.class))
                    .satisfies(unreachable -> assertThat(unreachable.cause()).contains("store.invalid cannot be resolved"));
        }
    }

    @Test
    void saysThatTheArchiveIsGone() throws IOException {
        Files.delete(archive.file());

        assertThat(upload()).asInstanceOf(type(Unreachable.class)).satisfies(gone -> assertThat(gone.cause()).contains("cannot be read"));
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void stopsWhenItIsInterrupted() {
        store.thenAnswer(503, "SlowDown");
        Thread.currentThread().interrupt();

        assertThat(upload()).isNotInstanceOf(UploadResult.Stored.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.requests()).hasSizeLessThan(2);
    }

    private UploadResult upload() {
        return upload(key, test.inAMinute());
    }

    private UploadResult upload(String name, Instant deadline) {
        try (Uploader uploader = uploader()) {
            return uploader.upload(archive, name, GRANTED, deadline);
        }
    }

    private UploadResult upload(BundleArchive other, String name) {
        try (Uploader uploader = uploader()) {
            return uploader.upload(other, name, GRANTED, test.inAMinute());
        }
    }

    private Uploader uploader() {
        return new S3Uploader((Endpoint.S3) TestEgress.endpoint(store.url() + "/bucket/in"), test.egress());
    }
}

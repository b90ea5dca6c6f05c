package io.cronsupportbundle.upload.s3;

import static io.cronsupportbundle.upload.TestEgress.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.StoreStub;
import io.cronsupportbundle.upload.TestEgress;
import io.cronsupportbundle.upload.Uploader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ProbeTest {
    private final StoreStub store = new StoreStub();
    private final TestEgress test = new TestEgress();
    private final String key;

    S3ProbeTest(@TempDir Path directory) throws IOException {
        BundleArchive archive = TestEgress.archive(directory, "not much of an archive".getBytes(StandardCharsets.UTF_8));
        key = "app/" + archive.sha256().substring(0, 12) + ".tar.gz";
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void probesWithoutLeavingAnythingBehind() {
        assertThat(probe()).isEqualTo(new ProbeResult.Permitted());

        assertThat(store.objects()).isEmpty();
        assertThat(store.requests().getFirst().line()).isEqualTo("PUT /bucket/in/app/.probe.tar.gz HTTP/1.1");
    }

    @Test
    void reportsTheProbeThatAStoreKept() {
        store.thenStoreBlindly();

        assertThat(probe()).isEqualTo(new ProbeResult.PermittedAndStored(store.url() + "/bucket/in/app/.probe.tar.gz"));
    }

    @Test
    void takesAnOldProbeForPermission() {
        store.objects().put("/bucket/in/app/.probe.tar.gz", new byte[1]);

        assertThat(probe()).isEqualTo(new ProbeResult.Permitted());
    }

    @Test
    void probesWithoutIfNoneMatchWhereThatIsUnknown() {
        store.thenAnswer(501, "NotImplemented");

        assertThat(probe()).isEqualTo(new ProbeResult.Permitted());
    }

    @Test
    void reportsTheRefusalOfAProbe() {
        store.thenAnswer(404, "NoSuchBucket");

        assertThat(probe()).asInstanceOf(type(Refused.class)).satisfies(refused -> assertThat(refused.code()).isEqualTo("NoSuchBucket"));
    }

    @Test
    void doesNotTakeAnotherBadRequestForPermission() {
        store.thenAnswer(400, "InvalidRequest");

        assertThat(probe()).isInstanceOf(Refused.class);
    }

    @Test
    void doesNotTakeABusyStoreForARefusal() {
        store.thenAnswer(500, "InternalError").thenAnswer(500, "InternalError").thenAnswer(500, "InternalError")
                .thenAnswer(500, "InternalError");

        assertThat(probe()).isEqualTo(new ProbeResult.Unproved("the store answers 500 InternalError"));
    }

    @Test
    void goesThroughTheProxyOfTheEnvironment() {
        Endpoint endpoint = TestEgress.endpoint("https://bucket.s3.eu-central-1.amazonaws.com/in");
        store.thenRefuseEarly(407, "ProxyAuthenticationRequired").thenRefuseEarly(502, "NoWay").thenRefuseEarly(502, "NoWay")
                .thenRefuseEarly(502, "NoWay");
        Egress egress = test.egress(Map.of("HTTPS_PROXY", "http://user:pa%40ss@127.0.0.1:" + store.port()), Optional.empty());
        try (Uploader uploader = new S3Uploader((Endpoint.S3) endpoint, egress)) {
            Object result = uploader.probe(key, GRANTED, test.inAMinute());

            assertThat(result).isNotInstanceOf(ProbeResult.Permitted.class);
            assertThat(result.toString()).doesNotContain("pa@ss").doesNotContain("pa%40ss");
        }
        assertThat(store.requests().getFirst().line()).isEqualTo("CONNECT bucket.s3.eu-central-1.amazonaws.com:443 HTTP/1.1");
    }

    private ProbeResult probe() {
        try (Uploader uploader = uploader()) {
            return uploader.probe(key, GRANTED, test.inAMinute());
        }
    }

    private Uploader uploader() {
        return new S3Uploader((Endpoint.S3) TestEgress.endpoint(store.url() + "/bucket/in"), test.egress());
    }
}

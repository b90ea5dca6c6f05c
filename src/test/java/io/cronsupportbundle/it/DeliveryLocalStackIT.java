package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Delivery to LocalStack, an S3 that was written by others than us and than the testbed's. It does not enforce bucket policies, so what is
/// permitted is proved elsewhere.
@EnabledIf(value = "dockerIsThere", disabledReason = "no Docker engine here; src/testbed/localstack starts one")
@MicronautTest(startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryLocalStackIT {
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    @Inject
    Program program;

    @TempDir
    Path directory;

    private final LocalStackContainer localStack = new LocalStackContainer(IMAGE).withServices("s3");
    private final String bucket = "it-" + UUID.randomUUID();
    private Scene scene;

    static boolean dockerIsThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @BeforeAll
    void start() {
        localStack.start();
        try (S3Client administrator = administrator()) {
            administrator.createBucket(request -> request.bucket(bucket));
        }
    }

    @AfterAll
    void stop() {
        localStack.stop();
    }

    @BeforeEach
    void open() {
        scene = Scene.sample(directory);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private S3Client administrator() {
        return S3Client.builder().endpointOverride(localStack.getEndpoint()).region(Region.of(localStack.getRegion())).forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(localStack.getAccessKey(), localStack.getSecretKey()))).build();
    }

    private List<String> keys(String prefix) {
        try (S3Client administrator = administrator()) {
            return administrator.listObjectsV2(request -> request.bucket(bucket).prefix(prefix)).contents().stream().map(S3Object::key).toList();
        }
    }

    private String endpoint(String prefix) {
        return localStack.getEndpoint() + "/" + bucket + "/" + prefix;
    }

    @Test
    void storesTheBundleOfARun() {
        program.run(scene.call("collect").with("SUPPORT_BUNDLE_ENDPOINT", endpoint("run"))).expect(0);
        List<String> keys = keys("run/");
        assertThat(keys).hasSize(1);
        try (S3Client administrator = administrator()) {
            byte[] stored = administrator.getObject(request -> request.bucket(bucket).key(keys.getFirst()), ResponseTransformer.toBytes())
                    .asByteArray();
            assertThat(Bundle.read(stored).failures()).isNotEmpty();
        }
    }

    @Test
    void takesAnObjectThatIsThereAlreadyForSuccess() {
        Path archive = directory.resolve("bundle.tar.gz");
        program.run(scene.callWithSpec(Specs.SMALL, "collect").without("SUPPORT_BUNDLE_ENDPOINT").with("SUPPORT_BUNDLE_OUTPUT", archive)).expect(0);
        Call upload = scene.call("upload", archive.toString()).with("SUPPORT_BUNDLE_ENDPOINT", endpoint("twice"))
                .with("SUPPORT_BUNDLE_KEY_TEMPLATE", "{sha256}.tar.gz");
        assertThat(program.run(upload).expect(0).out()).contains("Sent ");
        assertThat(program.run(upload).expect(0).out()).contains("was there already");
        assertThat(keys("twice/")).hasSize(1);
    }

    @Test
    void refusesAWrongChecksumOnWhichTheQuestionBeforehandRelies() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint("wrong/object")))
                .header("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(new byte[32]))
                .PUT(HttpRequest.BodyPublishers.ofString("not what was promised")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(400);
        }
        assertThat(keys("wrong/")).isEmpty();
        Finished finished = program.run(scene.callWithSpec(Specs.SMALL, "collect").with("SUPPORT_BUNDLE_ENDPOINT", endpoint("asked"))).expect(0);
        assertThat(finished.err()).contains("stage=probe", "answer=permitted");
        assertThat(keys("asked/")).hasSize(1);
    }

    @Test
    void keepsTheArchiveWhenThereIsNoSuchBucket() {
        Finished finished = program.run(scene.callWithSpec(Specs.SMALL, "collect")
                .with("SUPPORT_BUNDLE_ENDPOINT", localStack.getEndpoint() + "/no-such-bucket")).expect(4);
        assertThat(finished.error()).contains("404 NoSuchBucket", "Check the bucket's name");
        assertThat(Bundle.read(scene.keptArchive()).files()).containsKey("cluster-info/cluster_version.json");
    }
}

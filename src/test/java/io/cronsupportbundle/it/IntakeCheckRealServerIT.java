package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The policy of `src/intake`, and wrong ones, on a store that enforces policies.
///
/// versitygw 1.8 refuses the condition key `s3:if-none-match`, so here create-only comes from object lock, as the README beside the policy
/// tells owners of such stores; that condition itself is proved on the bucket inside the process, and nowhere on AWS.
@OnTestbed
@MicronautTest(startApplication = false)
class IntakeCheckRealServerIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUCKET = "drop-" + UUID.randomUUID();

    @Inject
    Program program;

    @TempDir
    Path directory;

    private TlsGateway gateway;
    private S3Client administrator;

    @BeforeEach
    void start() throws Exception {
        gateway = TlsGateway.start(Testbed.fromEnvironment(), directory);
        administrator = gateway.administrator();
    }

    @AfterEach
    void stop() throws InterruptedException {
        administrator.close();
        gateway.stop();
    }

    private static ObjectNode intakePolicy() throws IOException {
        String text = Files.readString(Path.of("src", "intake", "policy.json"));
        return (ObjectNode) JSON.readTree(text.replace("YOUR-BUCKET", BUCKET));
    }

    private static ObjectNode statement(JsonNode policy) {
        return (ObjectNode) policy.path("Statement").path(0);
    }

    /// Without the one line that this store does not know.
    private static ObjectNode knownPolicy() throws IOException {
        ObjectNode policy = intakePolicy();
        ((ObjectNode) statement(policy).path("Condition")).remove("Null");
        return policy;
    }

    private void bucket(JsonNode policy, boolean locked) {
        administrator.createBucket(request -> request.bucket(BUCKET).objectLockEnabledForBucket(locked));
        if (locked) {
            administrator.putObjectLockConfiguration(request -> request.bucket(BUCKET).objectLockConfiguration(ObjectLockConfiguration.builder()
                    .objectLockEnabled(ObjectLockEnabled.ENABLED)
                    .rule(rule -> rule.defaultRetention(retention -> retention.mode(ObjectLockRetentionMode.GOVERNANCE).days(1))).build()));
        }
        administrator.putBucketPolicy(request -> request.bucket(BUCKET).policy(policy.toString()));
    }

    private Finished check(String place) {
        return program.run(Call.of(Map.of("HOME", directory.toString(), "TMPDIR", directory.toString()), "intake", "check",
                gateway.url() + "/" + BUCKET + place, "--ca-file", gateway.roots().toString(), "-o", "json"));
    }

    private static List<String> open(JsonNode report) {
        return Bundle.items(report.path("checks")).stream().filter(check -> !List.of("held", "not-asked").contains(check.path("verdict").asText()))
                .map(check -> check.path("check").asText()).toList();
    }

    @Test
    void provesTheBucketOfThePolicy() throws Exception {
        bucket(knownPolicy(), true);

        JsonNode report = check("/incoming/x").expect(0).json();

        assertThat(Bundle.items(report.path("checks"))).hasSize(8).allMatch(check -> check.path("verdict").asText().equals("held"));
        assertThat(report.path("leftBehind").path(0).asText()).startsWith("incoming/x/intake-check-");
    }

    @Test
    void isStillWithoutTheConditionOfThePolicy() {
        assertThatThrownBy(() -> bucket(intakePolicy(), false)).isInstanceOf(S3Exception.class).hasMessageContaining("invalid condition key");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "public read,     s3:GetObject,    /incoming/*, get",
        "public list,     s3:ListBucket,   '',          list",
        "public delete,   s3:DeleteObject, /incoming/*, delete",
        "the whole bucket, s3:PutObject,   /*,          outside"})
    void namesWhatALockedBucketGivesAway(String name, String action, String resource, String expected) throws Exception {
        ObjectNode policy = knownPolicy();
        policy.withArrayProperty("Statement").addObject().put("Sid", "Mistake").put("Effect", "Allow").put("Principal", "*").put("Action", action)
                .put("Resource", "arn:aws:s3:::" + BUCKET + resource);
        // Object lock forbids deleting by itself, so that one mistake shows only without it.
        boolean deletes = expected.contains("delete");
        bucket(policy, !deletes);

        JsonNode report = check("/incoming/x").expect(4).json();

        assertThat(open(report)).containsExactlyInAnyOrder((deletes ? expected + ",overwrite" : expected).split(",", -1));
    }

    @Test
    void namesThatBundlesCanBeDeletedAndCleansUp() throws Exception {
        ObjectNode policy = knownPolicy();
        statement(policy).putArray("Action").add("s3:PutObject").add("s3:DeleteObject");
        bucket(policy, false);

        JsonNode report = check("/incoming/x").expect(4).json();

        assertThat(open(report)).containsExactly("overwrite", "delete");
        assertThat(report.path("leftBehind")).isEmpty();
        assertThat(administrator.listObjectsV2(request -> request.bucket(BUCKET)).contents()).isEmpty();
    }

    @Test
    void namesThatBundlesCanBeReplaced() throws Exception {
        bucket(knownPolicy(), false);

        assertThat(open(check("/incoming/x").expect(4).json())).containsExactly("overwrite");
    }

    @Test
    void namesThatNothingCanBePut() throws Exception {
        bucket(knownPolicy(), false);

        JsonNode report = check("/elsewhere").expect(4).json();

        assertThat(open(report)).contains("put");
        assertThat(report.path("checks").path(0).path("seen").asText()).isEqualTo("403 AccessDenied");
        assertThat(report.path("leftBehind")).isEmpty();
    }

    @Test
    void doesNotAskAStoreWithoutTlsForTls() {
        Testbed bed = Testbed.fromEnvironment();
        Finished finished = program.run(Call.of(Map.of("HOME", directory.toString(), "TMPDIR", directory.toString()), "intake", "check",
                bed.s3() + "/" + bed.bucket() + "/incoming/x")).expect(4);

        assertThat(finished.out()).contains("not asked   plain-http", "BROKEN      overwrite", "s3:if-none-match");
    }
}

package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.testing.s3.BucketPolicy;
import io.cronsupportbundle.testing.s3.S3Double;
import io.cronsupportbundle.testing.tls.ThrowAwayAuthority;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a vendor sees who checks a bucket from outside.
@MicronautTest(startApplication = false)
class IntakeCheckIT {
    @Inject
    Program program;

    @TempDir
    Path directory;

    private Finished check(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "intake";
        all[1] = "check";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return program.run(Call.of(Map.of("HOME", directory.toString(), "TMPDIR", directory.toString()), all));
    }

    @Test
    void provesABucketThatKeepsItsPromises() {
        try (S3Double bucket = S3Double.start(BucketPolicy.anonymousPut("drop", "incoming/").demandingCreateOnly())) {
            Finished finished = check(bucket.bucketUrl() + "/incoming/x").expect(0);

            assertThat(finished.out().lines().filter(line -> line.startsWith("ok "))).hasSize(7);
            assertThat(finished.out()).contains("not asked   plain-http", "gives nothing away", "left behind: incoming/x/intake-check-");
            assertThat(finished.err()).isEmpty();
            assertThat(bucket.objects()).singleElement().satisfies(object -> assertThat(finished.out()).contains(object.key()));
            assertThat(bucket.requests()).allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("authorization"));
        }
    }

    @Test
    void provesABucketBehindTls() throws IOException {
        ThrowAwayAuthority authority = ThrowAwayAuthority.create();
        Path roots = Files.writeString(directory.resolve("ca.crt"), authority.pem());
        try (S3Double bucket = S3Double.start(BucketPolicy.anonymousPut("drop", "incoming/").demandingCreateOnly(), authority)) {
            Finished finished = check(bucket.bucketUrl() + "/incoming/x", "--ca-file", roots.toString()).expect(0);

            assertThat(finished.out().lines().filter(line -> line.startsWith("ok "))).hasSize(8);
        }
    }

    @Test
    void namesWhatIsOpenForPeopleAndForScripts() {
        try (S3Double bucket = S3Double.start(BucketPolicy.anonymousPut("drop", ""))) {
            JsonNode json = check(bucket.bucketUrl() + "/incoming/x", "-o", "json").expect(4).json();

            assertThat(json.path("passed").asBoolean()).isFalse();
            assertThat(json.path("endpoint").asText()).isEqualTo(bucket.bucketUrl() + "/incoming/x");
            assertThat(Bundle.items(json.path("checks"))).filteredOn(check -> check.path("verdict").asText().equals("broken"))
                    .extracting(check -> check.path("check").asText()).containsExactly("overwrite", "outside");
            assertThat(Bundle.items(json.path("checks"))).allSatisfy(check -> assertThat(List.of("tried", "expected", "seen"))
                    .allSatisfy(field -> assertThat(check.path(field).asText()).isNotEmpty()));
            assertThat(Bundle.items(json.path("leftBehind"))).hasSize(2);
            assertThat(check(bucket.bucketUrl() + "/incoming/x").expect(4).out()).contains("BROKEN      overwrite", "s3:if-none-match",
                    "Do not give this endpoint to a customer yet: overwrite, outside.");
        }
    }

    @Test
    void saysWhatIsWrongWithTheWayIn() {
        try (S3Double bucket = S3Double.start(BucketPolicy.anonymousPut("drop", "incoming/"))) {
            assertThat(check(bucket.bucketUrl() + "/elsewhere").expect(4).out()).contains("BROKEN      put", "403 AccessDenied",
                    "The bucket's policy must allow s3:PutObject", "UNPROVED    overwrite", "Mend put first");
            assertThat(check(bucket.endpoint() + "/none/incoming").expect(4).out()).contains("404 NoSuchBucket");
            assertThat(bucket.objects()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:///tmp", "http://example.com/bucket", "https://s3.eu-central-1.amazonaws.com", "https://a b",
            "https://b.s3.eu-central-1.amazonaws.com/x?X-Amz-Signature=5d672d79c15b13162d9279b0855cfba6"})
    void refusesWhatIsNoBucket(String url) {
        Finished finished = check(url).expect(2);

        assertThat(finished.errors()).hasSize(1);
        assertThat(finished.err()).doesNotContain("5d672d79c15b13162d9279b0855cfba6");
        assertThat(finished.out()).isEmpty();
    }

    @Test
    void explainsItself() {
        assertThat(check("--help").expect(0).out()).contains("Usage: cron-support-bundle intake check", "Example:");
        assertThat(program.run(Call.of(Map.of(), "intake", "--help")).expect(0).out()).contains("Usage: cron-support-bundle intake", "check");
        program.run(Call.of(Map.of(), "intake")).expect(2);
    }
}

package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3StatusCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    S3StatusCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void saysWhyABucketCannotBeReached() {
        bench.collect("[s3Status: {bucketName: b, endpoint: 'http://127.0.0.1:1', usePathStyle: true, accessKeyID: a, secretAccessKey: s3cret}]"
                .replace("bucketName: b,", "bucketName: bucket,"));
        assertThat(bench.text("s3Status/s3Status.json")).startsWith("{\"bucketName\":\"bucket\",\"endpoint\":\"http://127.0.0.1:1\",\"isConnected\":false,\"error\":")
                .contains("does not accept connections").doesNotContain("s3cret");
    }

    /// The example of the S3 documentation, "GET Bucket Lifecycle" apart from its query.
    @Test
    void signsWithTheKeyOfTheDay() {
        assertThat(new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
                .headers("HEAD", URI.create("https://examplebucket.s3.amazonaws.com/"), Instant.parse("2013-05-24T00:00:00Z")))
                .containsEntry("x-amz-date", "20130524T000000Z").hasEntrySatisfying("Authorization", header -> assertThat(header).startsWith(
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date,"));
    }
}

package io.cronsupportbundle.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.Endpoint.Rules;
import io.cronsupportbundle.config.Endpoint.S3;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "https://s3-us-west-1.amazonaws.com/bucket, https://s3-us-west-1.amazonaws.com, us-west-1, bucket, '', PATH",
        "https://s3.us-west-1.amazonaws.com/bucket/, https://s3.us-west-1.amazonaws.com, us-west-1, bucket, '', PATH",
        "https://s3.amazonaws.com/bucket/a/b, https://s3.amazonaws.com, us-east-1, bucket, a/b, PATH",
        "https://bucket.s3.eu-central-1.amazonaws.com/a/, https://s3.eu-central-1.amazonaws.com, eu-central-1, bucket, a, VIRTUAL_HOSTED",
        "https://bucket.s3-eu-west-1.amazonaws.com, https://s3-eu-west-1.amazonaws.com, eu-west-1, bucket, '', VIRTUAL_HOSTED",
        "https://bucket.s3.amazonaws.com/, https://s3.amazonaws.com, us-east-1, bucket, '', VIRTUAL_HOSTED",
        "https://BUCKET.S3.AMAZONAWS.COM/A, https://s3.amazonaws.com, us-east-1, bucket, A, VIRTUAL_HOSTED",
        "https://my.dotted.bucket.s3.us-west-2.amazonaws.com/p, https://s3.us-west-2.amazonaws.com, us-west-2, my.dotted.bucket, p, PATH",
        "https://bucket.s3.dualstack.us-west-2.amazonaws.com, https://s3.dualstack.us-west-2.amazonaws.com, us-west-2, bucket, '', VIRTUAL_HOSTED",
        "https://s3.dualstack.us-west-2.amazonaws.com/bucket, https://s3.dualstack.us-west-2.amazonaws.com, us-west-2, bucket, '', PATH",
        "https://s3-fips.us-gov-west-1.amazonaws.com/bucket, https://s3-fips.us-gov-west-1.amazonaws.com, us-gov-west-1, bucket, '', PATH",
        "https://b-b.s3-fips.dualstack.us-east-2.amazonaws.com/p, https://s3-fips.dualstack.us-east-2.amazonaws.com, us-east-2, b-b, p, VIRTUAL_HOSTED",
        "https://s3.cn-north-1.amazonaws.com.cn/bucket, https://s3.cn-north-1.amazonaws.com.cn, cn-north-1, bucket, '', PATH",
        "https://bucket.s3.cn-northwest-1.amazonaws.com.cn/p, https://s3.cn-northwest-1.amazonaws.com.cn, cn-northwest-1, bucket, p, VIRTUAL_HOSTED",
        "https://bucket.s3.eusc-de-east-1.amazonaws.eu, https://s3.eusc-de-east-1.amazonaws.eu, eusc-de-east-1, bucket, '', VIRTUAL_HOSTED",
        "https://bucket.s3-accelerate.amazonaws.com, https://s3-accelerate.amazonaws.com, us-east-1, bucket, '', VIRTUAL_HOSTED",
        "https://ap-123456789012.s3-accesspoint.us-west-2.amazonaws.com/p, https://s3-accesspoint.us-west-2.amazonaws.com, us-west-2, ap-123456789012, p, VIRTUAL_HOSTED",
        "https://bucket.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com/b1/p, https://bucket.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com, us-east-1, b1, p, PATH",
        "https://s3.example.com:9000/bucket/x/y, https://s3.example.com:9000, eu-test-1, bucket, x/y, PATH",
        "https://amazonaws.com.evil.example/bucket, https://amazonaws.com.evil.example, eu-test-1, bucket, '', PATH",
        "http://127.0.0.1:27070/bucket, http://127.0.0.1:27070, eu-test-1, bucket, '', PATH",
        "http://localhost/bucket, http://localhost, eu-test-1, bucket, '', PATH",
        "http://[::1]:9000/Old_Bucket, http://[::1]:9000, eu-test-1, Old_Bucket, '', PATH",
        "https://s3.example.com/bucket/with%20space%2Bplus, https://s3.example.com, eu-test-1, bucket, with space+plus, PATH",
        "s3://bucket, https://s3.eu-test-1.amazonaws.com, eu-test-1, bucket, '', VIRTUAL_HOSTED",
        "s3://bucket/a/b/, https://s3.eu-test-1.amazonaws.com, eu-test-1, bucket, a/b, VIRTUAL_HOSTED",
        "s3://my.bucket/a, https://s3.eu-test-1.amazonaws.com, eu-test-1, my.bucket, a, PATH",
    })
    void understandsBuckets(String setting, URI service, String region, String bucket, String prefix, Endpoint.Style style) {
        assertThat(parse(setting)).contains(new S3(service, region, bucket, prefix, style));
    }

    @Test
    void takesUsEastOneWhenNothingNamesARegion() {
        assertThat(Endpoint.parse("s3://bucket", Rules.DEFAULT, new ArrayList<>()).orElseThrow().describe())
                .isEqualTo("https://bucket.s3.us-east-1.amazonaws.com");
        assertThat(Endpoint.parse("s3://bucket", new Rules("cn-north-1", false), new ArrayList<>()).orElseThrow().describe())
                .isEqualTo("https://bucket.s3.cn-north-1.amazonaws.com.cn");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://bucket.s3.amazonaws.com/k%2B%20?X-Amz-Algorithm=A&X-Amz-Signature=SECRET&x=%2F",
        "https://s3.example.com/bucket/k%2B%20?AWSAccessKeyId=A&Signature=SECRET&Expires=1",
        "https://storage.googleapis.com/bucket/k%2B%20?X-Goog-Signature=SECRET",
    })
    void keepsAPresignedUrlAsItIsAndNeverShowsItsSignature(String setting) {
        Endpoint endpoint = parse(setting).orElseThrow();

        assertThat(endpoint).isEqualTo(new Endpoint.Presigned(URI.create(setting)));
        assertThat(endpoint.describe()).endsWith("/k%2B%20");
        assertThat(endpoint.toString()).doesNotContain("SECRET");
    }

    @Test
    void understandsADirectory() {
        assertThat(parse("file:///bundles/out/")).contains(new Endpoint.Directory(Path.of("/bundles/out")));
        assertThat(parse("file:/bundles")).contains(new Endpoint.Directory(Path.of("/bundles")));
        assertThat(parse("file:///with%20space").orElseThrow().describe()).isEqualTo("file:///with%20space");
    }

    @Test
    void putsKeysBelowThePrefix() {
        assertThat(((S3) parse("s3://bucket/a/b").orElseThrow()).key("c.gz")).isEqualTo("a/b/c.gz");
        assertThat(((S3) parse("s3://bucket").orElseThrow()).key("c.gz")).isEqualTo("c.gz");
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "https://s3.example.com/bucket/a b, blank",
        "' https://s3.example.com/bucket', blank",
        "https://s3.example.com/buck\u00a0et, blank",
        "https://s3.example.com/bucket#part, fragment",
        "https://s3.example.com/bucket/%zz, syntax",
        "https://hunter2:SECRET@s3.example.com/bucket, user-info",
        "s3://hunter2:SECRET@bucket/a, user-info",
        "https://s3.example.com/bucket?token=SECRET, query",
        "https://s3.example.com/bucket?, query",
        "s3://bucket/a?X-Amz-Signature=SECRET, query",
        "http://s3.example.com/bucket, plain-http",
        "http://s3.example.com/bucket?X-Amz-Signature=SECRET, plain-http",
        "http://127.0.0.1.example.com/bucket, plain-http",
        "http://localhost.example.com/bucket, plain-http",
        "https://s3.example.com, no-bucket",
        "https://s3.example.com/, no-bucket",
        "https://s3.us-west-1.amazonaws.com, no-bucket",
        "https://s3.example.com//prefix, no-bucket",
        "s3:///prefix, no-bucket",
        "https://s3.example.com/.., bucket",
        "https://s3.example.com/a..b, bucket",
        "https://s3.example.com/bücket, bucket",
        "https://s3.example.com/bucket/a/../b, prefix",
        "https://s3.example.com/bucket/a//b, prefix",
        "https://s3.example.com/bucket/a%0Ab, prefix",
        "https://s3.example.com/bucket/%ff, prefix",
        "https://bucket.s3-website-us-east-1.amazonaws.com/, website",
        "https:///bucket, host",
        "https://under_score.example.com/bucket, host",
        "ftp://s3.example.com/bucket, scheme",
        "s3.example.com/bucket, scheme",
        "file:relative, file",
        "file://host/dir, file",
        "file:, syntax",
    })
    void refusesWithOneProblemThatShowsNothingSecret(String setting, String code) {
        List<Problem> problems = new ArrayList<>();

        assertThat(Endpoint.parse(setting, new Rules("eu-test-1", false), problems)).isEmpty();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("config.endpoint." + code);
            assertThat(problem.where()).isEqualTo("SUPPORT_BUNDLE_ENDPOINT");
            assertThat(problem.doThis()).isNotBlank();
            assertThat(problem.toString()).doesNotContain("SECRET").doesNotContain("hunter2");
        });
    }

    @Test
    void refusesControlCharactersAndLongPrefixes() {
        assertThat(parse("https://s3.example.com/bucket\r\nX: y")).isEmpty();
        assertThat(parse("https://s3.example.com/bucket/" + "p".repeat(255))).isPresent();
        assertThat(parse("https://s3.example.com/bucket/" + "p".repeat(256))).isEmpty();
    }

    @Test
    void refusesARegionThatWouldBecomeAHost() {
        List<Problem> problems = new ArrayList<>();

        assertThat(Endpoint.parse("s3://bucket", new Rules("evil.example/", false), problems)).isEmpty();
        assertThat(problems).extracting(Problem::code).containsExactly("config.endpoint.region");
    }

    @Test
    void takesPlainHttpWhenItIsAllowed() {
        assertThat(Endpoint.parse("http://minio.storage.svc:9000/bucket", new Rules("", true), new ArrayList<>())).isPresent();
    }

    private static Optional<Endpoint> parse(String setting) {
        return Endpoint.parse(setting, new Rules("eu-test-1", false), new ArrayList<>());
    }
}

package io.cronsupportbundle.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    @Test
    void takesTheProxyOfTheScheme() {
        Proxies proxies = proxies(Map.of("HTTPS_PROXY", "http://secure:3128", "http_proxy", "plain:8080"));

        assertThat(proxies.to("https", "s3.example.com", -1)).contains(URI.create("http://secure:3128"));
        assertThat(proxies.to("http", "s3.example.com", -1)).contains(URI.create("http://plain:8080"));
        assertThat(proxies(Map.of()).to("https", "s3.example.com", -1)).isEmpty();
    }

    @Test
    void prefersTheLowerCaseName() {
        assertThat(proxies(Map.of("HTTPS_PROXY", "http://upper:1", "https_proxy", "http://lower:2")).to("https", "a.example", -1))
                .contains(URI.create("http://lower:2"));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, s3.example.com, true",
        "example.com, example.com, true",
        "example.com, notexample.com, false",
        ".example.com, s3.example.com, true",
        ".example.com, example.com, false",
        "*.example.com, s3.example.com, true",
        "'a.example, s3.example.com', s3.example.com, true",
        "'a.example b.example', b.example, true",
        "*, anything.example, true",
        "S3.Example.COM, s3.example.com, true",
        "s3.example.com:443, s3.example.com, true",
        "s3.example.com:8443, s3.example.com, false",
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "10.0.0.0/8, ten.example, false",
        "192.168.1.128/25, 192.168.1.200, true",
        "192.168.1.128/25, 192.168.1.100, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fe80::1, false",
        "10.0.0.0/99, 10.1.2.3, false",
        "10.0.0.0/x, 10.1.2.3, false",
        "'', s3.example.com, false",
        "',,', s3.example.com, false",
    })
    void goesDirectlyWhereNoProxySaysSo(String noProxy, String host, boolean direct) {
        Proxies proxies = proxies(Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", noProxy));

        assertThat(proxies.to("https", host, -1).isEmpty()).isEqualTo(direct);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "a.localhost"})
    void neverSendsLoopbackThroughAProxy(String host) {
        assertThat(proxies(Map.of("HTTP_PROXY", "http://proxy:3128")).to("http", host, 9000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://proxy:1080", "http://user:SECRET@", "http://us er:SECRET@proxy", "http://"})
    void reportsAProxyThatIsNoneWithoutShowingIt(String value) {
        List<Problem> problems = new ArrayList<>();

        assertThat(Proxies.of(Map.of("HTTPS_PROXY", value), problems).to("https", "a.example", -1)).isEmpty();
        assertThat(problems).singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("HTTPS_PROXY").doesNotContain("SECRET"));
    }

    private static Proxies proxies(Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        Proxies proxies = Proxies.of(environment, problems);
        assertThat(problems).isEmpty();
        return proxies;
    }
}

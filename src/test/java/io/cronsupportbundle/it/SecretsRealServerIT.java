package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody's Secrets are read unasked, as the API server itself has written down: every specification that is compared with the other tool,
/// the default one among them, is run on a real API server, and its audit log is looked at.
@OnTestbed
@MicronautTest(startApplication = false)
class SecretsRealServerIT {
    private static final Path SPECS = Path.of("src/testbed/specs");

    /// How a specification asks for a Secret, a Helm release, pull secrets or the licence.
    private static final Pattern ASKS =
            Pattern.compile("\\b(secrets?|helm|supportBundleMetadata|imagePullSecrets?|license|secretKeyRef) *:");

    @Inject
    Program program;

    @TempDir
    Path directory;

    private final Testbed bed = Testbed.fromEnvironment();

    @Test
    void readsSecretsOnlyForSpecificationsThatAskForThem() throws Exception {
        List<String> unasked = new ArrayList<>();
        int withSecrets = 0;
        int asked = 0;
        for (Path spec : specifications()) {
            List<String> requests = requestsOf(spec);
            List<String> secrets = requests.stream().filter(request -> request.contains(" secrets ")).toList();
            if (ASKS.matcher(Files.readString(spec)).find()) {
                withSecrets++;
                asked += secrets.size();
            } else {
                secrets.forEach(request -> unasked.add(spec.getFileName() + ": " + request));
            }
        }
        assertThat(unasked).isEmpty();
        // Otherwise the log would be read wrongly.
        assertThat(asked).isGreaterThanOrEqualTo(withSecrets);
    }

    private static List<Path> specifications() throws IOException {
        try (Stream<Path> files = Files.list(SPECS)) {
            List<Path> specs = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            assertThat(specs).hasSizeGreaterThanOrEqualTo(40).contains(SPECS.resolve("default-collectors.yaml"));
            return specs;
        }
    }

    /// Verb, resource and address of everything that one run asked of the API server.
    private List<String> requestsOf(Path spec) throws IOException {
        Path archive = directory.resolve(spec.getFileName() + ".tar.gz");
        long before = Files.size(bed.auditLog());
        Finished finished = program.run(bed.call(directory, "none", "collect").without("SUPPORT_BUNDLE_ENDPOINT")
                .with("SUPPORT_BUNDLE_SPEC", spec.toAbsolutePath()).with("SUPPORT_BUNDLE_OUTPUT", archive));
        // Some ask only for servers that are not there, of which nothing can be collected.
        assertThat(finished.exitCode()).as("exit code of %s", finished)
                .isIn(spec.endsWith("default-collectors.yaml") ? List.of(0) : List.of(0, 3));
        List<String> requests = new ArrayList<>();
        for (JsonNode request : bed.requests(before, "cron-support-bundle/")) {
            requests.add(String.join(" ", request.path("verb").asText(), request.at("/objectRef/resource").asText(),
                    request.path("requestURI").asText()));
        }
        return requests;
    }
}

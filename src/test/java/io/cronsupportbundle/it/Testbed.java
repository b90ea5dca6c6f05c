package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The real servers of `src/testbed`, as `testbed env` names them.
///
/// @param home with the programs of the bed in `bin`
/// @param bucket that anyone may put objects into, under `incoming/`
record Testbed(Path home, Path kubeconfig, String s3, Path auditLog, String bucket) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int SECONDS = 300;

    static Testbed fromEnvironment() {
        return new Testbed(Path.of(variable("TESTBED_HOME")), Path.of(variable("KUBECONFIG")), variable("S3_ENDPOINT"),
                Path.of(variable("AUDIT_LOG")), variable("TESTBED_BUCKET"));
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name)).orElseThrow(() -> new AssertionError("no testbed: " + name + " is not set"));
    }

    /// A call with the settings of the sample's job, which writes to its own prefix of the bucket.
    Call call(Path directory, String prefix, String... arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", directory.toString());
        environment.put("TMPDIR", directory.toString());
        environment.put("KUBECONFIG", kubeconfig.toString());
        environment.put("SUPPORT_BUNDLE_SPEC", "secret/fxa/support-bundle-spec");
        environment.put("SUPPORT_BUNDLE_ENDPOINT", s3 + "/" + bucket + "/incoming/" + prefix);
        environment.put("SUPPORT_BUNDLE_CONSENT", "granted");
        environment.put("SUPPORT_BUNDLE_WORK_DIRECTORY", directory.resolve("work").toString());
        return Call.of(environment, arguments);
    }

    /// Bytes of all objects below a prefix, by key, as they lie in the directory that the S3 server serves.
    Map<String, byte[]> objects(String prefix) throws IOException {
        Path root = kubeconfig.resolveSibling("s3").resolve(bucket);
        Map<String, byte[]> objects = new HashMap<>();
        Path below = root.resolve("incoming").resolve(prefix);
        if (Files.isDirectory(below)) {
            try (Stream<Path> files = Files.walk(below)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    objects.put(root.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return objects;
    }

    /// Answered requests of a user agent since a position in the audit log.
    List<JsonNode> requests(long since, String userAgent) throws IOException {
        byte[] log = Files.readAllBytes(auditLog);
        List<JsonNode> requests = new ArrayList<>();
        String text = new String(log, Math.toIntExact(since), Math.toIntExact(log.length - since), StandardCharsets.UTF_8);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            JsonNode event = JSON.readTree(line);
            if (event.path("userAgent").asText().startsWith(userAgent) && event.path("stage").asText().equals("ResponseComplete")) {
                requests.add(event);
            }
        }
        return requests;
    }

    JsonNode kubeconfigDocument() throws IOException {
        return YAML.readTree(kubeconfig.toFile());
    }

    String kubectl(String... arguments) throws IOException, InterruptedException {
        return tool("kubectl", arguments);
    }

    /// Runs a program of the bed as its administrator, and gives what it printed.
    String tool(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve(name).toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("tool-", ".out");
        Path err = Files.createTempFile("tool-", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            Process process = builder.start();
            process.getOutputStream().close();
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
            assertThat(process.exitValue()).as("%s: %s", command, Files.readString(err)).isZero();
            return Files.readString(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}

package io.cronsupportbundle.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.UnpackedBundle;
import io.cronsupportbundle.cli.Main;
import io.cronsupportbundle.cli.Streams;
import io.cronsupportbundle.job.Stop;
import io.cronsupportbundle.testing.cluster.ApiServerDouble;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.s3.BucketPolicy;
import io.cronsupportbundle.testing.s3.S3Double;
import io.cronsupportbundle.testing.s3.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The encodings in what only a whole run writes: the recorded specification, analyzers and their messages, the object's key, the
/// metadata of the upload, and the console. Their guard is that the run read them: the same search finds all of them in what it was given.
class CanaryJobTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Settings that go into the key; the template is that of [#KEY].
    private static final List<String> SETTINGS = List.of("SUPPORT_BUNDLE_APP", "SUPPORT_BUNDLE_VERSION_LABEL", "SUPPORT_BUNDLE_CLUSTER");

    private static final String KEY = "{app}/{version}/{cluster}/{sha256}.tar.gz";

    private final Path directory;
    private final Map<String, String> written = new LinkedHashMap<>();

    CanaryJobTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theRecordedSpecificationAndTheFindingsHoldNoSecret() throws IOException {
        ObjectNode spec = JSON.createObjectNode();
        ArrayNode collectors = spec.putArray("collectors");
        ArrayNode analyzers = spec.putArray("analyzers");
        collectors.addObject().putObject("clusterInfo");
        Matrix matrix = Matrix.whole();
        for (Cell cell : matrix.cells()) {
            if (cell.place() == Place.DATA) {
                collectors.addObject().putObject("data").put("name", "data/" + collectors.size()).put("data", cell.text());
            } else if (cell.place() == Place.ANNOTATION) {
                analyzer(analyzers, cell.encoding().name(), cell.text());
            } else if (cell.place() == Place.EVENT) {
                analyzer(analyzers, cell.text(), "fine");
            }
        }
        String text = specification(spec);
        Set<String> given = UnpackedBundle.canaries(Map.of("spec", text));
        run(text, Map.of());

        assertThat(given).hasSizeGreaterThan(3 * 60);
        assertThat(written).hasSizeGreaterThan(5);
        Map<String, String> stored = new HashMap<>(written);
        stored.keySet().removeIf(name -> name.endsWith(" console"));
        assertThat(stored).hasSizeLessThan(written.size());
        Set<String> kept = UnpackedBundle.canaries(stored);
        assertThat(matrix.named(kept)).as(() -> "what got through into " + places(kept)).isEmpty();
        Set<String> shown = UnpackedBundle.canaries(written);
        assertThat(matrix.cells()).filteredOn(cell -> shown.contains(cell.word())).as(() -> "what got through into " + places(shown))
                .allMatch(cell -> NotCaught.inLines(cell.encoding()));
    }

    private static void analyzer(ArrayNode analyzers, String name, String message) {
        ObjectNode analyzer = analyzers.addObject().putObject("textAnalyze");
        analyzer.put("checkName", name).put("fileName", "cluster-info/cluster_version.json").put("regex", "version");
        ArrayNode outcomes = analyzer.putArray("outcomes");
        outcomes.addObject().putObject("fail").put("when", "false").put("message", message);
        outcomes.addObject().putObject("pass").put("when", "true").put("message", message);
    }

    @Test
    void theKeyAndTheMetadataHoldNoSecret() throws IOException {
        List<Cell> cells = Matrix.whole().cells().stream().filter(cell -> cell.place() == Place.DATA_NAME).toList();
        ObjectNode spec = JSON.createObjectNode();
        spec.putArray("collectors").addObject().putObject("clusterInfo");
        spec.putArray("analyzers");
        String text = specification(spec);
        assertThat(run(text, Map.of(SETTINGS.get(0), "canaryqapp", SETTINGS.get(1), "canaryqver", SETTINGS.get(2), "canaryqclu")).key())
                .contains("canaryqapp", "canaryqver", "canaryqclu");
        written.clear();
        for (int i = 0; i < cells.size(); i += SETTINGS.size()) {
            Map<String, String> settings = new HashMap<>();
            for (int k = 0; k < SETTINGS.size() && i + k < cells.size(); k++) {
                settings.put(SETTINGS.get(k), cells.get(i + k).text());
            }
            run(text, settings);
        }
        Set<String> found = UnpackedBundle.canaries(written);

        assertThat(cells).hasSizeGreaterThan(20);
        assertThat(cells.stream().filter(cell -> found.contains(cell.word())).map(Cell::toString)).as(() -> places(found)).isEmpty();
    }

    /// Where these secrets were found.
    private String places(Set<String> words) {
        Set<String> places = new TreeSet<>();
        written.forEach((name, content) -> UnpackedBundle.canaries(Map.of(name, content)).stream().filter(words::contains)
                .forEach(word -> places.add(word + " " + name)));
        return String.join("\n", places);
    }

    private static String specification(ObjectNode spec) {
        ObjectNode document = JSON.createObjectNode().put("apiVersion", "troubleshoot.sh/v1beta2").put("kind", "SupportBundle");
        document.putObject("metadata").put("name", "canaries");
        document.set("spec", spec);
        return document.toString();
    }

    /// Runs the job, and remembers everything that it wrote.
    private StoredObject run(String spec, Map<String, String> settings) throws IOException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        Path own = Files.createTempDirectory(directory, "run");
        try (ApiServerDouble server = ApiServerDouble.start(Cluster.empty());
                S3Double bucket = S3Double.start(BucketPolicy.anonymousPut("bundles", "incoming/"))) {
            Map<String, String> environment = new HashMap<>(settings);
            environment.put("KUBECONFIG", server.kubeconfig(own.resolve("kubeconfig")).toString());
            environment.put("SUPPORT_BUNDLE_SPEC", Files.writeString(own.resolve("spec.yaml"), spec).toString());
            environment.put("SUPPORT_BUNDLE_ENDPOINT", bucket.bucketUrl() + "/incoming/");
            environment.put("SUPPORT_BUNDLE_KEY_TEMPLATE", KEY);
            environment.put("SUPPORT_BUNDLE_CONSENT", "granted");
            environment.put("SUPPORT_BUNDLE_WORK_DIRECTORY", own.resolve("work").toString());
            Streams streams = new Streams(InputStream.nullInputStream(), out, out, false);
            int code = Main.run(new String[] {"collect"}, environment, streams, new Stop());
            assertThat(code).as(() -> console.toString(StandardCharsets.UTF_8)).isIn(0, 1, 2, 3);
            StoredObject stored = bucket.objects().getFirst();
            String run = own.getFileName().toString();
            written.put(run + " console", console.toString(StandardCharsets.UTF_8));
            written.put(run + " key", stored.key());
            written.put(run + " headers", stored.headers().toString());
            UnpackedBundle.read(stored.file()).forEach((name, content) -> written.put(run + " " + name, content));
            return stored;
        }
    }
}

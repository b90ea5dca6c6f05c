package io.cronsupportbundle.analyze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.GoldenCase.Expected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Many cases of one analyzer in one file, so that they can be read beside each other:
///
/// - `icon`: key and address of the icon that findings have unless they say otherwise
/// - `peer`: false for analyzers that only we have
/// - `bundles`: anchors for what several cases share
/// - `cases`: each with `name`, `spec` (what stands under the analyzer's key, or `items`, the whole list), `bundle` (text by path; anything
///   that is no text is written as JSON), `gaps` and `expected`, where a finding is
///   `{<verdict>: <message>, title, uri, strict, icon, object}`
final class GoldenCases {
    private static final String VERSION = "version.yaml";
    private static final byte[] ANY_VERSION = """
            apiVersion: troubleshoot.sh/v1beta2
            kind: SupportBundle
            spec:
              versionNumber: v0.133.0
            """.getBytes(StandardCharsets.UTF_8);

    private GoldenCases() {}

    static Stream<GoldenCase> of(String analyzer) throws IOException {
        Path file = GoldenCase.ROOT.resolve(analyzer).resolve("cases.yaml");
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(1000).build();
        JsonNode root = GoldenCase.JSON.valueToTree(new Load(settings).loadFromString(Files.readString(file)));
        List<GoldenCase> cases = new ArrayList<>();
        for (JsonNode node : root.path("cases")) {
            cases.add(read(analyzer, root, node));
        }
        return cases.stream();
    }

    private static GoldenCase read(String analyzer, JsonNode root, JsonNode node) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(VERSION, ANY_VERSION);
        node.path("bundle").properties().forEach(file -> files.put(file.getKey(), content(file.getValue())));
        List<Expected> expected = new ArrayList<>();
        node.path("expected").forEach(finding -> expected.add(expected(root.path("icon").asText(""), finding)));
        return new GoldenCase(analyzer + "/" + node.path("name").asText(), document(analyzer, node), files,
                GoldenCase.gaps(node.path("gaps")), expected, root.path("peer").asBoolean(true));
    }

    private static String document(String analyzer, JsonNode node) {
        ObjectNode spec = GoldenCase.JSON.createObjectNode();
        if (node.has("items")) {
            spec.set("analyzers", node.path("items"));
        } else {
            spec.putArray("analyzers").addObject().set(analyzer, node.path("spec"));
        }
        return "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nmetadata: {name: case}\nspec: " + spec + "\n";
    }

    private static byte[] content(JsonNode value) {
        return (value.isTextual() ? value.textValue() : value.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static Expected expected(String icon, JsonNode finding) {
        String verdict = Arrays.stream(Verdict.values()).map(Verdict::key).filter(finding::has).findFirst().orElseThrow();
        String[] words = (finding.path("icon").asText(icon) + " ").split(" ", -1);
        return new Expected(verdict, finding.path("title").asText(""), finding.path(verdict).asText(""), finding.path("uri").asText(""),
                finding.path("strict").asBoolean(), words[0], words[1], finding.path("object").asText(""));
    }
}

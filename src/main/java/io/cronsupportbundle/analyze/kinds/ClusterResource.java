package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.DottedPath;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.GoRegex;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.TextExcerpt;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.Yaml;
import io.cronsupportbundle.analyze.when.ResourceValue;
import io.cronsupportbundle.analyze.when.TrueOrFalse;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at one value of one object of the cluster: compares it, searches it, or holds it against a number.
@Singleton
final class ClusterResource implements Analyzer<ClusterResource.Spec> {
    private static final String KEY = "clusterResource";
    private static final Icon PLAIN = new Icon("kubernetes_text_analyze", "text-analyze.svg");
    private static final Icon ICON = new Icon("kubernetes_text_analyze", "text-analyze.svg?w=13&h=16");

    record Spec(Check check, List<OutcomeItem> outcomes, String kind, boolean clusterScoped, String namespace, String name, String path,
            String expectedValue, String regex, String regexGroups) implements AnalyzerSpec {

        String what() {
            return kind + " " + name + (clusterScoped ? "" : " in namespace " + namespace);
        }
    }

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "What a value of an object of the cluster is",
                List.of("cluster-resources/<kind>/<namespace>.json", "cluster-resources/<kind>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        String kind = fields.text("kind", "");
        String name = fields.text("name", "");
        String namespace = fields.text("namespace", "");
        String path = fields.text("yamlPath", "");
        Check check = Check.read(fields, KEY, ICON, collector, kind + " " + namespace + "/" + name + " " + path).lenient();
        return new Spec(check, OutcomeItem.read(fields), kind, fields.bool("clusterScoped", false), namespace, name, path,
                fields.text("expectedValue", ""), fields.text("regex", ""), fields.text("regexGroups", ""));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Optional<JsonNode> object = object(spec, evidence);
        if (object.isEmpty()) {
            return List.of(spec.check().pictured(PLAIN).finding(Verdict.FAIL, spec.what() + " does not exist", ""));
        }
        JsonNode value;
        try {
            value = DottedPath.parse(spec.path()).in(object.get());
        } catch (AnalyzerException e) {
            return List.of(spec.check().pictured(PLAIN).finding(Verdict.FAIL, "YAML path provided is invalid", ""));
        }
        return List.of(judged(spec, value));
    }

    private static Optional<JsonNode> object(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        String namespace = spec.namespace().isEmpty() ? "default" : spec.namespace();
        Optional<String> file = ResourceFiles.of(spec.kind(), spec.clusterScoped(), namespace);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        List<JsonNode> found = new ArrayList<>();
        for (BundlePath path : evidence.require(file.get())) {
            evidence.items(path, item -> {
                if (found.isEmpty() && item.path("metadata").path("name").asText("").equals(spec.name())) {
                    found.add(item);
                }
            });
        }
        if (found.isEmpty()) {
            evidence.requireWhole(file.get());
        }
        return found.stream().findFirst();
    }

    private static Finding judged(Spec spec, JsonNode value) throws AnalyzerException {
        if (!spec.expectedValue().isEmpty()) {
            boolean equal = Yaml.read("expectedValue", spec.expectedValue()).equals(whole(value));
            for (OutcomeItem outcome : spec.outcomes()) {
                if (outcome.first().isPresent() && TrueOrFalse.wanted(outcome.first().get()) == equal) {
                    return spec.check().finding(outcome.first().get());
                }
            }
            return spec.check().pictured(PLAIN).finding(Verdict.FAIL, "Invalid analyzer", "");
        }
        if (!spec.regex().isEmpty()) {
            boolean found = GoRegex.compile(spec.regex()).find(TextExcerpt.of(YamlText.of(value)));
            return RegexOutcomes.found(spec.check().pictured(PLAIN), spec.outcomes(), found);
        }
        if (!spec.regexGroups().isEmpty()) {
            Optional<Map<String, String>> groups = GoRegex.compile(spec.regexGroups()).groups(TextExcerpt.of(YamlText.of(value)));
            return RegexOutcomes.captured(spec.check(), spec.outcomes(), groups.orElse(Map.of()));
        }
        for (OutcomeItem outcome : spec.outcomes()) {
            for (OutcomeBranch branch : outcome.branches()) {
                if (branch.when().isEmpty() || ResourceValue.parse(branch.when()).matches(value)) {
                    return spec.check().finding(branch);
                }
            }
        }
        return spec.check().pictured(PLAIN).finding(Verdict.FAIL, "Invalid analyzer", "");
    }

    /// Both readers have to give one type to a whole number.
    private static JsonNode whole(JsonNode value) throws AnalyzerException {
        return Yaml.read("value", value.toString());
    }
}

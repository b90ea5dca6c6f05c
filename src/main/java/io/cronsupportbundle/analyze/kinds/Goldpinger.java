package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Says which pods cannot reach which, from what Goldpinger measured.
@Singleton
final class Goldpinger implements Analyzer<Goldpinger.Spec> {
    private static final String KEY = "goldpinger";
    private static final String FILE = "goldpinger/check_all.json";

    record Spec(Check check, List<OutcomeItem> outcomes, String file) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Which pods cannot reach which", List.of(FILE, "<filePath>"));
    }

    @Override
    public Spec read(Fields fields) {
        String file = fields.text("filePath", "");
        fields.text("collectorName");
        return new Spec(Check.read(fields, KEY, new Icon("kubernetes", ""), "Goldpinger", file), OutcomeItem.read(fields),
                file.isEmpty() ? FILE : file);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        JsonNode all = evidence.document(spec.file());
        List<Finding> findings = new ArrayList<>();
        for (JsonNode host : all.path("hosts")) {
            String target = host.path("podName").asText("");
            List<Finding> bad = bad(spec.check(), target, all.path("responses"));
            findings.addAll(bad);
            if (bad.isEmpty()) {
                findings.add(spec.check().titled("Pings to \"" + target + "\" pod succeeded").finding(Verdict.PASS,
                        "Pings to \"" + target + "\" pod from all other pods in the cluster succeeded", ""));
            }
        }
        return findings;
    }

    private static List<Finding> bad(Check check, String target, JsonNode responses) {
        List<Finding> findings = new ArrayList<>();
        responses.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(response -> {
            String source = response.getKey();
            JsonNode result = response.getValue().path("response").path("podResults").path(target);
            if (result.isMissingNode()) {
                findings.add(check.titled("Missing ping results for \"" + target + "\" pod").finding(Verdict.WARN,
                        "Ping result for \"" + target + "\" pod from \"" + source + "\" pod is missing", ""));
            } else if (!result.path("OK").asBoolean()) {
                findings.add(check.titled("Ping from \"" + source + "\" pod to \"" + target + "\" pod failed").finding(Verdict.FAIL,
                        "Ping error: " + result.path("error").asText(""), ""));
            }
        });
        return findings;
    }
}

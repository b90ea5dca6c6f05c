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
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Yaml;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// Compares a value in a YAML document with one of the specification, type for type.
@Singleton
final class YamlCompare implements Analyzer<YamlCompare.Spec> {
    private static final String KEY = "yamlCompare";

    record Spec(Check check, List<OutcomeItem> outcomes, String file, String path, String value) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether a value in a YAML document is the expected one", List.of("<collectorName>/<fileName>"));
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        String file = fields.text("fileName", "");
        String path = fields.text("path", "");
        Check check = Check.read(fields, KEY, Comparing.ICON, collector, collector + " " + file + " " + path);
        return new Spec(check, OutcomeItem.read(fields), collector + "/" + file, path, fields.text("value", ""));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        JsonNode document = evidence.yaml(spec.file());
        JsonNode actual = DottedPath.parse(spec.path()).in(document);
        JsonNode wanted = Yaml.read("value", spec.value());
        return List.of(Comparing.decide(spec.check(), spec.outcomes(), actual.equals(wanted), document));
    }
}

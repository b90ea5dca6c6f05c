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
import io.cronsupportbundle.analyze.when.StatusExpression;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/// Judges the answer to an HTTP request that a collector made, or that there was none.
@Singleton
final class Http implements Analyzer<Http.Spec> {
    private static final String KEY = "http";

    record Spec(Check check, List<OutcomeItem> outcomes, String file) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "What an HTTP server answered", List.of("<collectorName>.json", "result.json"), true);
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        return new Spec(Check.read(fields, KEY, Icon.NONE, collector, collector).lenient(), OutcomeItem.read(fields),
                (collector.isEmpty() ? "result" : collector) + ".json");
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        JsonNode answer = evidence.document(spec.file());
        JsonNode status = answer.path("response").path("status");
        OptionalLong code = status.isNumber() ? OptionalLong.of(status.asLong()) : OptionalLong.empty();
        boolean error = answer.path("error").isObject();
        return List.of(spec.check().decide(spec.outcomes(),
                branch -> branch.when().equals("error") ? error : StatusExpression.holds(branch.when(), code)));
    }
}

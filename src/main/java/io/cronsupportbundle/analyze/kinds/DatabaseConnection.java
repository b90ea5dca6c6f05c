package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.when.DatabaseCondition;
import io.cronsupportbundle.analyze.when.DatabaseCondition.Versions;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What a collector noted about a connection to a database or a store, held against the outcomes; the same for all kinds of them.
final class DatabaseConnection {
    private DatabaseConnection() {}

    record Spec(Check check, List<OutcomeItem> outcomes, String name) implements AnalyzerSpec {

        static Spec read(Fields fields, String key, Icon icon) {
            String collector = fields.text("collectorName", "");
            fields.text("fileName");
            String name = collector.isEmpty() ? key : collector;
            return new Spec(Check.read(fields, key, icon, name, name), OutcomeItem.read(fields), name);
        }
    }

    static AnalyzerInfo info(String key, String what) {
        return new AnalyzerInfo(key, "Whether " + what + " answers, and in which version", List.of(key + "/<collectorName>.json"));
    }

    /// @param tellsError whether the error of the connection is added to what a failing outcome says
    static List<Finding> analyze(Spec spec, EvidenceReader evidence, Versions versions, boolean tellsError)
            throws AnalyzerException, IOException {
        JsonNode connection = evidence.document(spec.check().analyzer() + "/" + spec.name() + ".json");
        boolean connected = connection.path("isConnected").asBoolean();
        String version = connection.path("version").asText("");
        Optional<OutcomeBranch> branch = OutcomeItem.first(spec.outcomes(),
                it -> DatabaseCondition.parse(it.when()).matches(connected, version, versions));
        if (branch.isEmpty()) {
            return List.of(spec.check().neutral());
        }
        String error = connection.path("error").asText("");
        boolean told = tellsError && branch.get().verdict() == Verdict.FAIL && !branch.get().when().isEmpty() && !error.isEmpty();
        String message = branch.get().message() + (told ? " " + error : "");
        return List.of(spec.check().finding(branch.get().verdict(), message, branch.get().uri()));
    }
}

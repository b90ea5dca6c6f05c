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
abstract class ConnectionAnalyzer implements Analyzer<ConnectionAnalyzer.Spec> {
    private final String key;
    private final String what;
    private final Icon icon;
    private final Versions versions;
    private final boolean tellsError;

    record Spec(Check check, List<OutcomeItem> outcomes, String name) implements AnalyzerSpec {}

    /// @param what the server, as in `Whether a Redis server answers`
    /// @param tellsError whether the error of the connection is added to what a failing outcome says
    ConnectionAnalyzer(String key, String what, Icon icon, Versions versions, boolean tellsError) {
        this.key = key;
        this.what = what;
        this.icon = icon;
        this.versions = versions;
        this.tellsError = tellsError;
    }

    @Override
    public final AnalyzerInfo info() {
        return new AnalyzerInfo(key, "Whether " + what + " answers, and in which version", List.of(key + "/<collectorName>.json"));
    }

    @Override
    public final Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        fields.text("fileName");
        String name = collector.isEmpty() ? key : collector;
        return new Spec(Check.read(fields, key, icon, name, name), OutcomeItem.read(fields), name);
    }

    @Override
    public final List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        JsonNode connection = evidence.document(key + "/" + spec.name() + ".json");
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

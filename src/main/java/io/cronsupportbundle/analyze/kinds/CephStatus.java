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
import io.cronsupportbundle.analyze.when.CephHealth;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Says how healthy a Ceph cluster says it is, with the numbers that explain it.
@Singleton
final class CephStatus implements Analyzer<CephStatus.Spec> {
    private static final String KEY = "cephStatus";
    private static final Icon ICON = new Icon("rook", "rook.svg?w=11&h=16");
    private static final String HELP = "https://rook.io/docs/rook/v1.4/ceph-common-issues.html";
    private static final String NAMESPACE = "rook-ceph";
    private static final List<OutcomeItem> DEFAULTS = List.of(
            new OutcomeItem(List.of(new OutcomeBranch(Verdict.PASS, "", "Ceph is healthy", ""))),
            new OutcomeItem(List.of(new OutcomeBranch(Verdict.WARN, "", "Ceph status is HEALTH_WARN", HELP))),
            new OutcomeItem(List.of(new OutcomeBranch(Verdict.FAIL, "", "Ceph status is HEALTH_ERR", HELP))));

    record Spec(Check check, List<OutcomeItem> outcomes, String file) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "How healthy a Ceph cluster is",
                List.of("ceph/status.json", "<collectorName>/<namespace>/ceph/status.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        String namespace = fields.text("namespace", "");
        String directory = namespace.isEmpty() || namespace.equals(NAMESPACE) ? "ceph" : namespace + "/ceph";
        List<OutcomeItem> outcomes = OutcomeItem.read(fields);
        return new Spec(Check.read(fields, KEY, ICON, "Ceph Status", collector + " " + namespace), outcomes.isEmpty() ? DEFAULTS : outcomes,
                (collector.isEmpty() ? "" : collector + "/") + directory + "/status.json");
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        JsonNode status = evidence.document(spec.file());
        String health = status.path("health").path("status").asText("");
        for (OutcomeItem outcome : spec.outcomes()) {
            if (outcome.first().isEmpty()) {
                continue;
            }
            OutcomeBranch branch = outcome.first().get();
            if (CephHealth.parse(branch.when().isEmpty() ? standard(branch.verdict()) : branch.when()).matches(health)) {
                String message = branch.verdict() == Verdict.PASS ? branch.message() : explained(branch.message(), status);
                return List.of(spec.check().finding(branch.verdict(), message, branch.uri()));
            }
        }
        return List.of(spec.check().neutral());
    }

    private static String standard(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "HEALTH_ERR";
            case WARN -> "HEALTH_WARN";
            case PASS, NEUTRAL, UNKNOWN -> "HEALTH_OK";
        };
    }

    private static String explained(String message, JsonNode status) {
        List<String> lines = new ArrayList<>();
        lines.add(message);
        JsonNode osds = status.path("osdmap").path("osdmap");
        if (osds.path("num_osds").asLong() > 0) {
            lines.add(osds.path("num_up_osds").asLong() + "/" + osds.path("num_osds").asLong() + " OSDs up");
        }
        if (osds.path("full").asBoolean()) {
            lines.add("OSD disk is full");
        } else if (osds.path("nearfull").asBoolean()) {
            lines.add("OSD disk is nearly full");
        }
        JsonNode groups = status.path("pgmap");
        if (groups.path("bytes_total").asDouble() > 0) {
            double used = 100 * groups.path("bytes_used").asDouble() / groups.path("bytes_total").asDouble();
            lines.add("PG storage usage is " + String.format(Locale.ROOT, "%.1f", used) + "%");
        }
        status.path("health").path("checks").properties().stream().sorted(Map.Entry.comparingByKey())
                .forEach(check -> lines.add(check.getKey() + ": " + check.getValue().path("summary").path("message").asText("")));
        return String.join("\n", lines);
    }
}
